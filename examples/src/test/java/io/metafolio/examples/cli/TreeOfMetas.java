package io.metafolio.examples.cli;

import static io.metafolio.examples.cli.CommandLineCalls.read;
import static io.metafolio.examples.cli.CommandLineCalls.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A tree of meta-portfolios, {@code tree.json}, and prices for it cut from three files of closes: world (1) holds tradfi,
 * coins_meta and bonds (2), tradfi holds shares, funds and gold, coins_meta majors, middle and others (3), shares its three thirds (4).
 */
final class TreeOfMetas {
    private TreeOfMetas() {}

    static Path configuration() {
        try {
            return Path.of(Objects.requireNonNull(TreeOfMetas.class.getResource("tree.json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cuts the columns of three sleeves into those of nine; a file of none of them is left out. */
    static Path prices(Path three, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<List<String>> shares = table(three.resolve("instruments.csv"));
        int third = shares.get(0).size() / 3;
        cut(shares, 1, 1 + third, folder.resolve("first.csv"));
        cut(shares, 1 + third, 1 + 2 * third, folder.resolve("second.csv"));
        cut(shares, 1 + 2 * third, shares.get(0).size(), folder.resolve("third.csv"));
        List<List<String>> funds = table(three.resolve("etfs.csv"));
        int quarter = funds.get(0).size() / 4;
        cut(funds, 1, 1 + 2 * quarter, folder.resolve("funds.csv"));
        cut(funds, 1 + quarter, 1 + 3 * quarter, folder.resolve("gold.csv"));
        cut(funds, 1 + 2 * quarter, funds.get(0).size(), folder.resolve("bonds.csv"));
        List<List<String>> coins = table(three.resolve("crypto.csv"));
        int part = coins.get(0).size() / 3;
        cut(coins, 1, 1 + part, folder.resolve("majors.csv"));
        cut(coins, 1 + part, 1 + 2 * part, folder.resolve("middle.csv"));
        cut(coins, 1 + 2 * part, coins.get(0).size(), folder.resolve("others.csv"));
        if (Files.exists(three.resolve("benchmarks.csv"))) {
            write(folder.resolve("benchmarks.csv"), read(three.resolve("benchmarks.csv")));
        }
        return folder;
    }

    private static List<List<String>> table(Path file) {
        return read(file)
                .lines()
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
    }

    private static void cut(List<List<String>> table, int from, int to, Path file) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : table) {
            lines.add(row.get(0) + "," + String.join(",", row.subList(from, to)));
        }
        write(file, String.join("\n", lines) + "\n");
    }
}
