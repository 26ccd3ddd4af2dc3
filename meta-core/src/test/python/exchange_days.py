"""Writes every closed weekday and every early close of XNYS and CMES from 1990 to 2030, as exchange_calendars has them.

The witness of CalendarOraclesTest. From the folder of this script:

    pip install -r requirements.txt
    python exchange_days.py > ../resources/io/metafolio/calendar/exchange-days.txt
"""

import exchange_calendars
import pandas

PINNED = "4.13.2"
START, END = "1990-01-01", "2030-12-31"

assert exchange_calendars.__version__ == PINNED, exchange_calendars.__version__
print(f"# closed weekdays and early closes {START} to {END} by exchange_calendars {PINNED}, written by exchange_days.py")
for name in ("XNYS", "CMES"):
    calendar = exchange_calendars.get_calendar(name, start=START, end=END)
    sessions = set(calendar.sessions)
    assert all(session.weekday() < 5 for session in sessions)
    for day in pandas.bdate_range(START, END):
        if day not in sessions:
            print(name, day.date(), "closed")
        elif day in set(calendar.early_closes):
            print(name, day.date(), calendar.closes[day].tz_convert(calendar.tz).strftime("%H:%M"))
