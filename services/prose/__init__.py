"""What the program wrote into the database, in English, taken apart again for a window.

Rows and entries keep the sentence they were written with: evidence never changes, and the server
writes the same words as the program. A window that speaks another language finds the template a
text was made from and says it anew; what it does not know is shown as it stands.
"""

from desktop.prose.recall import recalled, recalled_reason

__all__ = ["recalled", "recalled_reason"]
