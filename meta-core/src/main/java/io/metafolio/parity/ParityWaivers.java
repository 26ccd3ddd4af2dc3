package io.metafolio.parity;

import java.util.List;

/** The ready-made waivers. */
public final class ParityWaivers {
    /** The five that crypto needs beside the exchange sleeves, and nothing else. */
    public static final List<ParityWaiver> CRYPTO = List.of(
            new ParityWaiver("crypto", "/features/entropy_max_threshold", 0.950, 0.999, "noise"),
            new ParityWaiver("crypto", "/backtest/backtest_slippage", 0.0005, 0.001, "spreads"),
            new ParityWaiver("crypto", "/backtest/backtest_commission", 0.0001, 0.0004, "fees"),
            new ParityWaiver("crypto", "/features/feat_dynamic_selection", true, false, "stable universe"),
            new ParityWaiver(
                    "crypto",
                    "/backtest/benchmark_symbols",
                    List.of("AMEX:SPY"),
                    List.of("BINANCE:BTCUSDT", "AMEX:SPY"),
                    "dual benchmark"));

    private ParityWaivers() {}
}
