package io.metafolio.spi;

import io.metafolio.errors.RefusedException;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionRequest;
import java.util.List;
import java.util.Optional;

/** The selections a run may use, by mode. Immutable; safe to share between threads. */
public final class SelectionModels {
    /** The mode in which every asset takes part that its prices allow. */
    public static final String NONE = "none";

    private final Registry<SelectionModel> registry;

    private SelectionModels(Registry<SelectionModel> registry) {
        this.registry = registry;
    }

    /**
     * The models on the class path or module path.
     *
     * @return those that {@link java.util.ServiceLoader} finds beside this library
     * @throws IllegalStateException where two of them answer to one mode
     */
    public static SelectionModels installed() {
        return new SelectionModels(
                Registry.installed(SelectionModel.class, "selection mode", SelectionModel::mode, NONE));
    }

    /**
     * These models and one more.
     *
     * @param model answers to a mode that no other answers to
     * @return the larger registry
     * @throws IllegalStateException where the mode is taken, or is {@code none}
     */
    public SelectionModels with(SelectionModel model) {
        return new SelectionModels(registry.with(model));
    }

    /**
     * The model of a mode.
     *
     * @param mode from a run configuration
     * @return empty for {@code none}
     * @throws io.metafolio.errors.UnknownNameException where no model answers to it; the message lists the known modes
     */
    public Optional<SelectionModel> model(String mode) {
        return registry.find(mode);
    }

    /**
     * Asks a model and checks its answer.
     *
     * @param model whom to ask
     * @param request candidates and settings
     * @return at least one candidate
     * @throws RefusedException where the model refuses, or chooses nothing, something twice or what is no candidate
     */
    public static Selection select(SelectionModel model, SelectionRequest request) {
        Selection selection = model.select(request);
        List<String> chosen = selection.selected();
        if (chosen.isEmpty()
                || chosen.stream().distinct().count() < chosen.size()
                || !request.candidates().columns().containsAll(chosen)) {
            throw new RefusedException(
                    "Selected are " + chosen,
                    "selection " + model.mode(),
                    "at least one of " + request.candidates().columns() + ", none twice",
                    "the model of " + model.getClass().getName() + " is at fault");
        }
        return selection;
    }
}
