package dev.weir.formats.parquet;

import dev.weir.data.Column;
import dev.weir.data.DataType;
import dev.weir.data.Validity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * All levels and values of one leaf in one row group. An entry of a level list is a value, or says at which depth
 * something is NULL or empty (Melnik et al., "Dremel: interactive analysis of web-scale datasets").
 */
final class LeafLevels {
    private final Leaf leaf;
    private final DataType type;
    private final List<PageValues> pages = new ArrayList<>();
    private int[] repetition = new int[1024];
    private int[] definition = new int[1024];
    private int count;

    /** The values of a page and how many there are. */
    private record PageValues(ValueReader values, int count) {}

    LeafLevels(Leaf leaf, DataType type, Pages pages) {
        this.leaf = leaf;
        this.type = type;
        while (pages.next()) {
            addPage(pages);
        }
    }

    private void addPage(Pages page) {
        int size = page.size();
        if (count + size > repetition.length) {
            repetition = Arrays.copyOf(repetition, Math.max(count + size, count * 2));
            definition = Arrays.copyOf(definition, repetition.length);
        }
        RunLengthReader repetitions = page.repetition();
        if (repetitions != null) {
            repetitions.read(repetition, count, size);
        }
        RunLengthReader definitions = page.definition();
        if (definitions != null) {
            definitions.read(definition, count, size);
        }
        int present = 0;
        for (int entry = count; entry < count + size; entry++) {
            present += definition[entry] == leaf.maxDefinition() ? 1 : 0;
        }
        count += size;
        pages.add(new PageValues(page.values(), present));
    }

    /** Number of entries. */
    int count() {
        return count;
    }

    int repetition(int entry) {
        return repetition[entry];
    }

    int definition(int entry) {
        return definition[entry];
    }

    /** The values of entries that begin a slot; those whose level says that there is no value are NULL. */
    Column values(int[] slots, int slotCount) {
        ValueTarget target = Objects.requireNonNull(Targets.of(leaf, type));
        if (target.needsOnePage()) {
            target = new CopiedViews(type);
        }
        target.begin(slotCount);
        long[] validity = Validity.allValid(Math.max(slotCount, 1));
        boolean anyNull = false;
        int page = 0;
        int used = 0;
        int slot = 0;
        while (slot < slotCount) {
            if (definition[slots[slot]] != leaf.maxDefinition()) {
                Validity.setNull(validity, slot++);
                anyNull = true;
                continue;
            }
            int end = slot + 1;
            while (end < slotCount && definition[slots[end]] == leaf.maxDefinition()) {
                end++;
            }
            while (slot < end) {
                while (page < pages.size() && used == pages.get(page).count()) {
                    page++;
                    used = 0;
                }
                if (page == pages.size()) {
                    throw new DamagedException("a column has fewer values than its levels say");
                }
                int some = Math.min(end - slot, pages.get(page).count() - used);
                target.read(pages.get(page).values(), slot, some);
                used += some;
                slot += some;
            }
        }
        return target.finish(slotCount, anyNull ? validity : null);
    }
}
