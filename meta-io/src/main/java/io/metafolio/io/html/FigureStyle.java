package io.metafolio.io.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The style sheet of a figure's file: the rules of {@code figure.css} with the report's colours written out, as programs other
 * than browsers know no variables, and once more for dark screens.
 */
final class FigureStyle {
    private static final Pattern ROOT = Pattern.compile(":root\\s*\\{([^}]*)\\}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9]+):\\s*(#[0-9a-f]+)");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern USE = Pattern.compile("var\\(--([a-z0-9]+)\\)");
    /** The class of an element, and which colour stands for {@code --c} in it. */
    private static final Map<String, String> LOOKS = looks();

    private static final String OWN = "var(--c)";

    /** The same for every figure, and more work than one. */
    private static final String SHEET = written();

    private FigureStyle() {}

    static String sheet() {
        return SHEET;
    }

    private static Map<String, String> looks() {
        Map<String, String> looks = new LinkedHashMap<>();
        for (int i = 0; i < Palette.COLOURS; i++) {
            looks.put("s" + i, "s" + i);
        }
        for (int i = 0; i < Palette.OTHERS; i++) {
            looks.put("p" + i, "p" + i);
        }
        looks.put("meta", "ink");
        looks.put("rule", "ink");
        looks.put("bench", "soft");
        return looks;
    }

    private static String written() {
        List<Map<String, String>> themes = new ArrayList<>();
        Matcher root = ROOT.matcher(Palette.styleSheet());
        while (root.find()) {
            themes.add(COLOUR.matcher(root.group(1))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (a, b) -> b)));
        }
        String rules = Palette.styleSheet("figure.css");
        return "\n" + rules(rules, themes.get(0), false) + "@media (prefers-color-scheme: dark) {\n"
                + rules(rules, themes.get(1), true) + "}\n";
    }

    private static String rules(String css, Map<String, String> theme, boolean onlyColoured) {
        StringBuilder out = new StringBuilder();
        Matcher rule = RULE.matcher(css.replaceAll("(?s)/\\*.*?\\*/", ""));
        while (rule.find()) {
            String selector = rule.group(1).strip();
            String body = rule.group(2).strip();
            if (body.contains(OWN)) {
                LOOKS.forEach((look, colour) -> out.append(selector)
                        .append('.')
                        .append(look)
                        .append(" { ")
                        .append(coloured(body.replace(OWN, "var(--" + colour + ")"), theme))
                        .append(" }\n"));
            } else if (!onlyColoured || body.contains("var(")) {
                out.append(selector).append(" { ").append(coloured(body, theme)).append(" }\n");
            }
        }
        return out.toString();
    }

    private static String coloured(String body, Map<String, String> theme) {
        return USE.matcher(body).replaceAll(use -> theme.getOrDefault(use.group(1), ""));
    }
}
