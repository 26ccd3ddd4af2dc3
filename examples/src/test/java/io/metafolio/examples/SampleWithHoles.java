package io.metafolio.examples;

import io.metafolio.returns.PriceTable;
import io.metafolio.sleeve.StrategySleeve;
import io.metafolio.testkit.SyntheticMarket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** The bundled sample with three coins that lose prices: two inner holes, one early end. */
final class SampleWithHoles {
    private SampleWithHoles() {}

    static List<StrategySleeve> sleeves() {
        List<StrategySleeve> sleeves = new ArrayList<>(SyntheticMarket.sample().sleeves());
        PriceTable crypto = SyntheticMarket.sample().prices().get("crypto");
        sleeves.set(2, sleeves.get(2).withPrices(punched(Objects.requireNonNull(crypto))));
        return sleeves;
    }

    private static PriceTable punched(PriceTable whole) {
        PriceTable.Builder table = PriceTable.builder("crypto with holes", whole.symbols());
        for (int t = 0; t < whole.dates().size(); t++) {
            LocalDate date = whole.dates().get(t);
            List<OptionalDouble> row = new ArrayList<>();
            for (int j = 0; j < whole.symbols().size(); j++) {
                row.add(isHole(whole.symbols().get(j), date) ? OptionalDouble.empty() : whole.price(t, j));
            }
            table.row("row " + t, date, row);
        }
        return table.build();
    }

    private static boolean isHole(String symbol, LocalDate date) {
        return switch (symbol) {
            case "BINANCE:SYN2USDT" -> within(date, "2024-09-05", "2024-09-20");
            case "BINANCE:SYN1USDT" -> within(date, "2025-01-10", "2025-01-10");
            case "BINANCE:SYN5USDT" -> within(date, "2025-06-01", "2025-06-30");
            default -> false;
        };
    }

    private static boolean within(LocalDate date, String from, String to) {
        return !date.isBefore(LocalDate.parse(from)) && !date.isAfter(LocalDate.parse(to));
    }
}
