package io.metafolio.examples;

import io.metafolio.calendar.Closure;
import io.metafolio.calendar.TradingCalendar;
import io.metafolio.simulation.FrictionModel;
import io.metafolio.sleeve.SleeveDefinition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A venue that the library does not know, and a sleeve that trades there. */
public final class OwnCalendar {
    private OwnCalendar() {}

    static SleeveDefinition german() {
        TradingCalendar xetra = TradingCalendar.builder("XETR")
                .between(LocalDate.of(2019, 1, 1), LocalDate.of(2021, 12, 31))
                .weekend(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                .closesAt(LocalTime.of(17, 30), ZoneId.of("Europe/Berlin"))
                .closed(LocalDate.of(2020, 4, 10), Closure.Kind.HOLIDAY, "Good Friday")
                .closed(LocalDate.of(2020, 4, 13), Closure.Kind.HOLIDAY, "Easter Monday")
                .build();
        return SleeveDefinition.named("german")
                .runProfile("german_shares")
                .scope("XETR")
                .calendar(xetra)
                .friction(FrictionModel.linear(0.0005, 0.0001))
                .build();
    }
}
