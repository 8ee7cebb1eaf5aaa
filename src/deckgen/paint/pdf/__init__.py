"""The PDF painter: pages laid out in, one tagged PDF out (aimed at PDF/UA-1 and PDF/A-2a)."""
