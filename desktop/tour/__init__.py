"""The tour: the same program works the sample desk by itself and leaves pictures and a PDF."""

from desktop.tour.guide import make_tour

__all__ = ["make_tour"]
