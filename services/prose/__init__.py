"""What the program wrote into the database, in English, taken apart again for windows and paper.

Rows and entries keep the sentence they were written with: evidence never changes, and the server
writes the same words as the program. Who speaks another language finds the template a text was
made from and says it anew; what is not known is shown as it stands.
"""

from services.prose.recall import Moment, recalled, recalled_comparison, recalled_reason

__all__ = ["Moment", "recalled", "recalled_comparison", "recalled_reason"]
