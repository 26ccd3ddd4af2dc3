"""Writes every XNYS session from 2000-01-03 to 2030-12-31, one ISO date a line.

The witness of TradingCalendarsTest. From the folder of this script:

    pip install -r requirements.txt
    python xnys_sessions.py > ../resources/io/metafolio/calendar/xnys-sessions.txt
"""

import exchange_calendars

PINNED = "4.13.2"
START, END = "2000-01-03", "2030-12-31"

assert exchange_calendars.__version__ == PINNED, exchange_calendars.__version__
calendar = exchange_calendars.get_calendar("XNYS", start=START, end=END)
print(f"# XNYS sessions {START} to {END} by exchange_calendars {PINNED}, written by xnys_sessions.py")
for session in calendar.sessions:
    print(session.date().isoformat())
