package io.metafolio.io.html;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Results as parts of someone else's page, for example of a notebook: tables and pictures with their style sheet inside, without
 * script, network, ids or time stamp.
 *
 * <p>All of it stands within one element of the class {@code metafolio}, and its style sheet touches nothing else on the page. The
 * background is the page's own; the colours follow the themes of Jupyter, Visual Studio Code and Colab. The same value yields the same
 * text, which is also well-formed XML. Stateless; safe to share between threads.
 */
public final class HtmlFragments {
    private HtmlFragments() {}

    /**
     * What can be drawn, each also in an {@link Optional}, in a collection, or as the values of a map.
     *
     * @return runs, allocations, weights, reports, audits, verifications, price and return tables
     */
    public static List<Class<?>> types() {
        return Drawings.types();
    }

    /**
     * Whether a value can be drawn.
     *
     * @param value anything
     * @return true for one of {@link #types()}, and for an optional, a collection or a map that is not empty and holds such values
     *     alone
     */
    public static boolean draws(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() && draws(optional.get());
        }
        if (value instanceof Map<?, ?> map) {
            return drawsAll(map.values());
        }
        return value instanceof Collection<?> many ? drawsAll(many) : Drawings.knows(value);
    }

    private static boolean drawsAll(Collection<?> values) {
        return !values.isEmpty() && values.stream().allMatch(value -> value != null && Drawings.knows(value));
    }

    /**
     * Draws a value.
     *
     * @param value one of {@link #types()}, or an optional, a collection or a map of such
     * @return one {@code div}
     * @throws IllegalArgumentException where {@link #draws} is false; the message lists what can be drawn
     */
    public static String of(Object value) {
        if (!draws(value)) {
            throw new IllegalArgumentException("A " + value.getClass().getName()
                    + " has no picture. Expected one of "
                    + types().stream().map(Class::getSimpleName).toList()
                    + ", or an optional, collection or map of such. Maybe a part of it has one.");
        }
        Html html = Html.part();
        html.begin("div", "class", FragmentStyle.CLASS)
                .begin("style")
                .raw(FragmentStyle.sheet())
                .end();
        draw(html, value);
        return html.end().fragment();
    }

    private static void draw(Html html, Object value) {
        if (value instanceof Optional<?> optional) {
            draw(html, optional.orElseThrow());
        } else if (value instanceof Map<?, ?> map) {
            Drawings.named(html, map);
        } else if (value instanceof Collection<?> many) {
            Drawings.several(html, List.copyOf(many));
        } else {
            Drawings.one(html, value);
        }
    }
}
