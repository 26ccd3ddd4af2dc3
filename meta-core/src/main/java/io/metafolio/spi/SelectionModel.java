package io.metafolio.spi;

import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionRequest;

/**
 * The door for selections of assets. Implementations are stateless and safe to share between threads; found by
 * {@link java.util.ServiceLoader} or given to the builder.
 */
public interface SelectionModel {
    /**
     * The {@code selection_mode} that it answers to.
     *
     * @return for example {@code v4}
     */
    String mode();

    /**
     * Chooses assets from the rows of one window, and from nothing else.
     *
     * @param request candidates and settings
     * @return at least one asset, all of them candidates
     * @throws io.metafolio.errors.RefusedException where too few can be selected
     */
    Selection select(SelectionRequest request);
}
