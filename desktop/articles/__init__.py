"""What the desk knows: articles to read, write and publish."""

from desktop.articles.page import ArticlesPage

__all__ = ["ArticlesPage"]
