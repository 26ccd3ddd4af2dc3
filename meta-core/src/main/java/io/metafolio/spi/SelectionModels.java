package io.metafolio.spi;

import com.google.common.collect.ImmutableMap;
import io.metafolio.errors.RefusedException;
import io.metafolio.errors.UnknownNameException;
import io.metafolio.selection.Selection;
import io.metafolio.selection.SelectionRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The selections a run may use, by mode. Immutable; safe to share between threads. */
public final class SelectionModels {
    /** The mode in which every asset takes part that its prices allow. */
    public static final String NONE = "none";

    private final Map<String, SelectionModel> byMode;

    private SelectionModels(Map<String, SelectionModel> byMode) {
        this.byMode = ImmutableMap.copyOf(byMode);
    }

    /**
     * The models on the class path or module path.
     *
     * @return those that {@link ServiceLoader} finds beside this library
     * @throws IllegalStateException where two of them answer to one mode
     */
    public static SelectionModels installed() {
        SelectionModels models = new SelectionModels(Map.of());
        for (SelectionModel model : ServiceLoader.load(SelectionModel.class, SelectionModel.class.getClassLoader())) {
            models = models.with(model);
        }
        return models;
    }

    /**
     * These models and one more.
     *
     * @param model answers to a mode that no other answers to
     * @return the larger registry
     * @throws IllegalStateException where the mode is taken, or is {@code none}
     */
    public SelectionModels with(SelectionModel model) {
        Map<String, SelectionModel> larger = new LinkedHashMap<>(byMode);
        SelectionModel other = larger.putIfAbsent(model.mode(), model);
        if (other != null || model.mode().equals(NONE)) {
            throw new IllegalStateException("Selection mode \"" + model.mode() + "\" of "
                    + model.getClass().getName() + " is taken"
                    + (other == null ? "" : " by " + other.getClass().getName())
                    + ". Expected a mode of its own.");
        }
        return new SelectionModels(larger);
    }

    /**
     * The model of a mode.
     *
     * @param mode from a run configuration
     * @return empty for {@code none}
     * @throws UnknownNameException where no model answers to it; the message lists the known modes
     */
    public Optional<SelectionModel> model(String mode) {
        if (mode.equals(NONE)) {
            return Optional.empty();
        }
        SelectionModel model = byMode.get(mode);
        if (model == null) {
            List<String> known = new ArrayList<>(List.of(NONE));
            known.addAll(byMode.keySet());
            throw new UnknownNameException(
                    "selection mode", mode, "selections found (meta-engines holds the built-in ones)", known);
        }
        return Optional.of(model);
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
