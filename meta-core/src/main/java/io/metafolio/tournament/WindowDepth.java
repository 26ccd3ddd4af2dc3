package io.metafolio.tournament;

import io.metafolio.audit.ContentHash;
import io.metafolio.metrics.SampleShape;
import io.metafolio.returns.PriceTable;
import io.metafolio.returns.ReturnMatrix;
import io.metafolio.returns.VolumeTable;
import io.metafolio.simulation.MarketDepth;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How much assets move and trade on the train rows of a decision. */
final class WindowDepth {
    private final PriceTable prices;
    private final VolumeTable volumes;

    WindowDepth(PriceTable prices, VolumeTable volumes) {
        this.prices = prices;
        this.volumes = volumes;
    }

    /** By position in the prices; not known of assets without a return or volume on each train row, or without any trade. */
    MarketDepth of(ReturnMatrix train) {
        double[] volatility = new double[prices.symbols().size()];
        double[] tradedValue = new double[volatility.length];
        Arrays.fill(volatility, Double.NaN);
        Arrays.fill(tradedValue, Double.NaN);
        int first = prices.dates().indexOf(train.dates().get(0));
        for (int k = 0; k < train.columnCount(); k++) {
            int asset = prices.symbols().indexOf(train.columns().get(k));
            double value = tradedValue(asset, first, train.dates());
            if (value > 0) {
                volatility[asset] = SampleShape.deviation(train.column(k).toArray());
                tradedValue[asset] = value;
            }
        }
        return MarketDepth.of(volatility, tradedValue);
    }

    /** Money traded on an average train row by symbol, without assets that lack a volume on one of them. */
    Map<String, Double> liquidity(ReturnMatrix train) {
        Map<String, Double> liquidity = new TreeMap<>();
        int first = prices.dates().indexOf(train.dates().get(0));
        for (String symbol : train.columns()) {
            double value = tradedValue(prices.symbols().indexOf(symbol), first, train.dates());
            if (!Double.isNaN(value)) {
                liquidity.put(symbol, value);
            }
        }
        return liquidity;
    }

    private double tradedValue(int asset, int first, List<LocalDate> dates) {
        double sum = 0;
        for (int t = 0; t < dates.size(); t++) {
            OptionalDouble volume =
                    volumes.volume(dates.get(t), prices.symbols().get(asset));
            if (volume.isEmpty()) {
                return Double.NaN;
            }
            sum = Math.fma(volume.getAsDouble(), prices.price(first + t, asset).getAsDouble(), sum);
        }
        return sum / dates.size();
    }

    /** Of all volumes that have a place among the prices. */
    String hash() {
        return ContentHash.of("volumes").volumes(prices, volumes).hex();
    }
}
