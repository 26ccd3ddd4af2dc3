package io.metafolio.configuration;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/** The run profiles and the meta-portfolio that every desk can start from; their file form is {@code ready-made.json}. */
final class ReadyMade {
    private static final String SCOPE = "/data/exchange_scope";
    private static final String SLIPPAGE = "/backtest/backtest_slippage";
    private static final String COMMISSION = "/backtest/backtest_commission";

    static final DeskConfiguration DESK = DeskConfiguration.of(
            Map.of(),
            ImmutableMap.of(
                    "production",
                    RunProfileEntry.of(
                            Map.of(SCOPE, List.of("NYSE", "NASDAQ", "CME"), SLIPPAGE, 0.0005, COMMISSION, 0.0001)),
                    "institutional_etf",
                    RunProfileEntry.of(Map.of(SCOPE, List.of("AMEX", "NYSE"), SLIPPAGE, 0.0005, COMMISSION, 0.0001)),
                    "crypto_production",
                    RunProfileEntry.of(Map.of(
                            SCOPE,
                            List.of("BINANCE"),
                            "/data/cash_asset",
                            "USDT",
                            SLIPPAGE,
                            0.001,
                            COMMISSION,
                            0.0004,
                            "/features/entropy_max_threshold",
                            0.999,
                            "/features/feat_dynamic_selection",
                            false,
                            "/backtest/benchmark_symbols",
                            List.of("BINANCE:BTCUSDT", "AMEX:SPY")))),
            ImmutableMap.of(
                    DeskConfiguration.META_PRODUCTION,
                    new MetaEntry(
                            ImmutableMap.of(
                                    "instruments", "production",
                                    "etfs", "institutional_etf",
                                    "crypto", "crypto_production"),
                            Map.of())));

    private ReadyMade() {}
}
