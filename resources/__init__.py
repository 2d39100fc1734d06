"""What the programs ship besides code: icons, fonts, help, packs and the sample data."""
