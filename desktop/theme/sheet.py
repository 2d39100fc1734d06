"""The shapes of Qt's own widgets as one style sheet; colours come in from the tokens."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from desktop.theme.palette import DISABLED_SHARE, mixed
from desktop.theme.shipped import shipped
from desktop.theme.tokens import Tone

if TYPE_CHECKING:
    from desktop.theme.tokens import Tokens

# Conventions for everybody: a dynamic property `role` on buttons (primary, quiet, danger, link),
# labels (title, heading, small, muted, strong) and frames (card, bar); see widgets/buttons.py.
SHEET: Final = Template("""
QMainWindow, QDialog { background: $ground; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 5px 8px; }

QLabel { background: transparent; }
QLabel[role="display"] { font-size: 28px; font-weight: 600; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 12px; }
QLabel[role="section"] { color: $muted; font-size: 12px; font-weight: 600; }
QLabel[role="error"] { color: $breached_ink; font-size: 12px; }

QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[role="popover"] { background: $raised; border: 1px solid $edge; border-radius: 8px; }
QFrame[role="surface"] { background: $surface; border: none; }
QFrame[role="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="upright"] { background: $line; border: none; max-width: 1px; min-width: 1px; }

QPushButton { background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 12px; min-height: 20px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:checked { background: $selected; border-color: $accent; color: $accent_ink; }
QPushButton:disabled { color: $faded; border-color: $line; background: $ground; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 3px double $text; background-clip: padding;
    padding: 3px 10px; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $faded; }
QPushButton[role="danger"] { color: $breached_ink; border-color: $breached_mark; }
QPushButton[role="danger"]:disabled { color: $faded; border-color: $line; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent_ink;
    padding: 2px 2px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid $accent; border-radius: 4px; padding: 1px 1px; }
QPushButton[shape="icon"] { padding: 5px 6px; }
QPushButton[shape="icon"]:focus { padding: 4px 5px; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selected; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit,
QDateTimeEdit, QTimeEdit { background: $surface; border: 1px solid $edge; border-radius: 6px;
    padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QDateTimeEdit, QTimeEdit {
    min-height: 20px; }
QLineEdit:focus, QComboBox:focus, QTextEdit:focus, QPlainTextEdit:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus, QDateTimeEdit:focus, QTimeEdit:focus {
    border: 2px solid $accent; padding: 4px 7px; }
QLineEdit:disabled, QComboBox:disabled, QTextEdit:disabled, QPlainTextEdit:disabled,
QSpinBox:disabled, QDateEdit:disabled { background: $ground; color: $faded; border-color: $line; }
QLineEdit[invalid="true"], QComboBox[invalid="true"], QPlainTextEdit[invalid="true"] {
    border: 2px solid $breached_mark; padding: 4px 7px; }
QLineEdit[role="bare"], QTextEdit[role="bare"], QPlainTextEdit[role="bare"] {
    background: transparent; border: none; border-radius: 0; padding: 0; min-height: 0; }
QTextEdit[role="bare"] { border: 1px solid transparent; }
QLineEdit[role="flat"] { background: transparent; border-color: transparent; }
QLineEdit[role="flat"]:hover { background: $hover; }
QLineEdit[role="flat"]:focus { background: $surface; border-color: $accent; }
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none;
    width: 24px; }
QComboBox::down-arrow, QDateEdit::down-arrow, QAbstractSpinBox::down-arrow {
    image: url("$chevron_down");
    width: 14px; height: 14px; }
QAbstractSpinBox::up-arrow { image: url("$chevron_up"); width: 14px; height: 14px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 20px;
    background: transparent; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox { combobox-popup: 0; }
QComboBox:!editable { padding-left: 10px; }
QComboBox:!editable:focus { padding-left: 9px; }
QComboBox[role="flat"]:!editable { padding-left: 8px; }
QComboBox[role="flat"]:!editable:focus { padding-left: 7px; }
QComboBox[role="flat"] { background: transparent; border-color: transparent; }
QComboBox[role="flat"]:hover { background: $hover; }
QComboBox[role="flat"]:disabled { background: transparent; border-color: transparent; }
QComboBox[role="flat"]::down-arrow:disabled { image: none; }
QComboBox[role="flat"]:focus { border-color: $accent; background: $surface; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; padding: 4px;
    outline: 0; selection-background-color: $selected; selection-color: $text; }
QAbstractItemView#completions { background: $raised; border: 1px solid $edge; padding: 4px;
    outline: 0; }
QAbstractItemView#completions:focus { border-color: $accent; }
QListWidget#completions { border-radius: 6px; }
QComboBox QAbstractItemView::item, QAbstractItemView#completions::item { min-height: 26px;
    padding: 0 8px; border-radius: 4px; color: $text; }
QComboBox QAbstractItemView::item:selected, QAbstractItemView#completions::item:selected {
    background: $selected; color: $text; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 20px; background: transparent;
    border: 1px solid transparent; border-radius: 4px; padding: 0 4px 0 2px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    border: 1px solid $muted; background: $surface; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
    image: url("$minus"); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $edge;
    background: $ground; }
QCheckBox::indicator:checked:disabled, QCheckBox::indicator:indeterminate:disabled {
    background: $faded; border-color: $faded; }
QRadioButton::indicator:checked:disabled { border: 5px solid $faded; background: $surface; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }

QMenu { background: $raised; border: 1px solid $edge; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faded; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenuBar { background: $ground; }
QMenuBar::item { padding: 5px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; }

QTableView, QListView, QTreeView, QListWidget, QTableWidget { background: $surface;
    border: 1px solid transparent; outline: 0; selection-background-color: $selected;
    selection-color: $text; alternate-background-color: $ground; gridline-color: $line; }
QTableView::item, QTreeView::item { padding: 0 8px; border: none; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
    background: $selected; color: $text; }
QListWidget[role="contents"] { background: transparent; }
QListWidget[role="contents"]::item { padding: 0 8px; border-radius: 5px; }
QListWidget[role="contents"]::item:hover { background: $hover; }
QListWidget[role="contents"]::item:selected { background: $selected; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none;
    border-bottom: 1px solid $line; padding: 0 11px; font-size: 12px; font-weight: 500; }
QHeaderView#tickets::section:first { padding-left: 31px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow { image: url("$chevron_down"); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url("$chevron_up"); width: 12px; height: 12px; }
QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 4px; margin-right: 16px;
    border: none; border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent_ink; border: 1px solid $accent; border-radius: 4px;
    padding: 8px 3px; }

QScrollArea { background: transparent; border: 1px solid transparent; }
QAbstractScrollArea[role="pages"] { background: $ground; border: 1px solid $line;
    border-radius: 6px; }
QAbstractScrollArea[role="pages"]:focus { border: 1px solid $accent; }
QTableView:focus, QListView:focus, QTreeView:focus, QScrollArea:focus,
QTextEdit[role="bare"]:focus { border: 1px solid $accent; border-radius: 4px; }
QTableView#queue:focus { border: 1px solid transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $edge; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QProgressBar { background: $line; border: none; border-radius: 3px; height: 6px;
    max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QStatusBar { background: $ground; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QGroupBox { border: 1px solid $line; border-radius: 8px; margin-top: 18px; padding: 12px;
    font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 2px; color: $muted; }
QToolBar { background: $ground; border: none; spacing: 6px; padding: 4px; }
QDockWidget::title { padding: 8px; font-weight: 600; background: $ground; }
QCalendarWidget QWidget { alternate-background-color: $hover; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; }
""")


def sheet_of(tokens: Tokens) -> str:
    """Return the style sheet of the application in the colours of `tokens`."""
    pictures = {
        name.replace("-", "_"): shipped("icons", "sheet", f"{name}-{tokens.scheme}.svg")
        for name in ("chevron-down", "chevron-up", "check", "minus")
    }
    breached = tokens.tones[Tone.BREACHED]
    return SHEET.substitute(
        {name: path.replace("\\", "/") for name, path in pictures.items()},
        ground=tokens.ground,
        surface=tokens.surface,
        raised=tokens.raised,
        line=tokens.line,
        edge=tokens.edge,
        text=tokens.text,
        muted=tokens.muted,
        faded=_faded(tokens),
        accent=tokens.accent,
        accent_hover=tokens.accent_hover,
        accent_ink=tokens.tones[Tone.ACCENT].ink,
        on_accent=tokens.on_accent,
        hover=tokens.hover,
        selected=tokens.selected,
        breached_ink=breached.ink,
        breached_mark=breached.mark,
    )


def _faded(tokens: Tokens) -> str:
    return mixed(tokens.muted, tokens.surface, DISABLED_SHARE)
