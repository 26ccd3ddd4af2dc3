package io.metafolio;

import io.metafolio.errors.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where sleeves stand in a tree of meta-portfolios: ids joined by slashes, the outermost first. */
final class SleevePaths {
    private SleevePaths() {}

    /** The path of a meta-portfolio, then those of its sleeves behind it. */
    static List<String> of(String meta, List<List<String>> sleeves) {
        List<String> paths = new ArrayList<>(List.of(meta));
        sleeves.forEach(within -> within.forEach(path -> paths.add(meta + "/" + path)));
        return paths;
    }

    /** Refuses a meta-portfolio within itself, an id that stands at two places, and a tree that is too deep. */
    static void requireTree(List<String> paths) {
        String where = "meta-portfolio " + paths.get(0);
        Map<String, String> places = new TreeMap<>();
        for (String path : paths) {
            List<String> ids = Arrays.asList(path.split("/", -1));
            String last = ids.get(ids.size() - 1);
            if (ids.indexOf(last) < ids.size() - 1) {
                throw new RefusedException(
                        last + " is within itself: " + String.join(" → ", ids.subList(ids.indexOf(last), ids.size())),
                        where,
                        "meta-portfolios that do not come back to themselves",
                        "give one of them another id, or leave it out");
            }
            if (ids.size() > MetaPortfolio.MOST_LEVELS) {
                throw new RefusedException(
                        path + " stands on level " + ids.size(),
                        where,
                        "at most " + MetaPortfolio.MOST_LEVELS + " levels",
                        "put sleeves that belong together into one meta-portfolio");
            }
            String before = places.putIfAbsent(last, path);
            if (before != null) {
                throw new RefusedException(
                        last + " stands at " + before + " and at " + path,
                        where,
                        "each id once in the whole tree, for it names folder, ledger and column",
                        "leave one of them out, or give one another id");
            }
        }
    }
}
