package dev.weir.sql.define;

import dev.weir.sql.syntax.CreateTable.Feature;
import dev.weir.sql.syntax.CreateTable.LikeOption;
import dev.weir.sql.syntax.CreateTable.Merge;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How LIKE merges the features of its source, as Flink documents it: everything is included, and options of the new
 * table overwrite those of the source, unless said otherwise. Physical columns are always included.
 */
final class LikeMerge {
    private static final Set<Feature> OVERWRITABLE =
            Set.of(Feature.OPTIONS, Feature.GENERATED, Feature.METADATA, Feature.WATERMARKS);

    private final Map<Feature, Merge> merges = new EnumMap<>(Feature.class);

    LikeMerge(List<LikeOption> options, ElementReader reader) {
        for (Feature feature : Feature.values()) {
            merges.put(feature, feature == Feature.OPTIONS ? Merge.OVERWRITING : Merge.INCLUDING);
        }
        for (LikeOption option : options) {
            if (option.merge() == Merge.OVERWRITING && !OVERWRITABLE.contains(option.feature())) {
                throw reader.error(option.position(), "OVERWRITING %s is not possible", option.feature())
                        .hint("use INCLUDING or EXCLUDING");
            }
            if (option.feature() == Feature.ALL) {
                merges.replaceAll((feature, merge) -> option.merge());
            }
        }
        options.stream()
                .filter(option -> option.feature() != Feature.ALL)
                .forEach(option -> merges.put(option.feature(), option.merge()));
    }

    /** What is left of the source. */
    TableParts retain(TableParts source) {
        source.columns.values().removeIf(column -> switch (column) {
            case ColumnDraft.Derived derived -> excludes(Feature.GENERATED);
            case ColumnDraft.Stored stored -> !stored.isPhysical() && excludes(Feature.METADATA);
        });
        if (excludes(Feature.OPTIONS)) {
            source.options.clear();
        }
        if (excludes(Feature.WATERMARKS)) {
            source.watermark = null;
        }
        if (excludes(Feature.CONSTRAINTS)) {
            source.primaryKey = null;
        }
        if (excludes(Feature.PARTITIONS)) {
            source.partitionKeys = List.of();
        }
        if (excludes(Feature.DISTRIBUTION)) {
            source.distribution = null;
        }
        source.comment = "";
        return source;
    }

    /** Whether a column of the new table may take the place of one of the source. */
    boolean mayReplace(ColumnDraft old, ColumnDraft replacement) {
        return switch (old) {
            case ColumnDraft.Derived derived ->
                replacement instanceof ColumnDraft.Derived && overwrites(Feature.GENERATED);
            case ColumnDraft.Stored stored ->
                !stored.isPhysical()
                        && replacement instanceof ColumnDraft.Stored other
                        && !other.isPhysical()
                        && overwrites(Feature.METADATA);
        };
    }

    boolean overwrites(Feature feature) {
        return merges.get(feature) == Merge.OVERWRITING;
    }

    private boolean excludes(Feature feature) {
        return merges.get(feature) == Merge.EXCLUDING;
    }
}
