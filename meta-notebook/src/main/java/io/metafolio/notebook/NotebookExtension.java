package io.metafolio.notebook;

import io.metafolio.io.html.HtmlFragments;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.RenderContext;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/**
 * Lets the JJava kernel show results as HTML, with {@code toString()} beside it for front ends that show plain text alone.
 *
 * <p>The kernel finds it through {@link java.util.ServiceLoader} as soon as the jar is on its class path; a notebook names it nowhere.
 * What is shown is {@link HtmlFragments#types()}, and optionals, collections and maps of such. Other values, other collections and
 * maps among them, are shown as the kernel shows them without this. Stateless.
 */
public final class NotebookExtension implements Extension {
    /** For the kernel. */
    public NotebookExtension() {}

    @Override
    public void install(BaseKernel kernel) {
        register(kernel.getRenderer());
    }

    static void register(Renderer renderer) {
        HtmlFragments.types().forEach(type -> register(renderer, type));
        register(renderer, Optional.class);
        register(renderer, Collection.class);
        register(renderer, Map.class);
    }

    private static void register(Renderer renderer, Class<?> type) {
        renderer.createRegistration(type).preferring(MIMEType.TEXT_HTML).register(NotebookExtension::render);
    }

    private static void render(Object value, RenderContext context) {
        if (HtmlFragments.draws(value)) {
            context.renderIfRequested(MIMEType.TEXT_HTML, () -> HtmlFragments.of(value));
        }
    }
}
