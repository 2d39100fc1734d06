"""Rules, paths and rotas said in the language of the window, for whichever page shows them."""
