package io.metafolio.io.parquet;

import io.metafolio.errors.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;

/** The columns of a file in which no column lies within another. */
final class FlatSchema {
    private FlatSchema() {}

    static List<Leaf> leaves(Place place, List<SchemaElement> schema) {
        if (schema.isEmpty() || schema.get(0).getNum_children() < 0) {
            throw place.damaged("The schema has no root");
        }
        List<Leaf> leaves = new ArrayList<>();
        List<String> nested = new ArrayList<>();
        int at = 1;
        for (int child = 0; child < schema.get(0).getNum_children(); child++) {
            if (at >= schema.size()) {
                throw place.damaged("The schema ends before its last column");
            }
            SchemaElement element = schema.get(at);
            boolean group = !element.isSetType() || element.getNum_children() > 0;
            if (group || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
                nested.add("\"" + element.getName() + "\"");
            } else {
                leaves.add(new Leaf(
                        child,
                        place.required(element.getName(), "name"),
                        place.required(element.getType(), "type"),
                        element));
            }
            at = group ? pastGroup(place, schema, at) : at + 1;
        }
        if (!nested.isEmpty()) {
            throw place.refused(
                    "Nested columns (lists, structs, maps): " + RefusedException.listed(nested),
                    "columns of doubles beside one of times",
                    "df = df.drop(columns=[…]) leaves them out");
        }
        return List.copyOf(leaves);
    }

    /** The position behind a group and all within it. */
    private static int pastGroup(Place place, List<SchemaElement> schema, int group) {
        long open = 1;
        int at = group;
        while (open > 0) {
            if (at >= schema.size() || schema.get(at).getNum_children() < 0) {
                throw place.damaged("The schema ends within a group");
            }
            open += schema.get(at).getNum_children() - 1L;
            at++;
        }
        return at;
    }
}
