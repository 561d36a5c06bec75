package dev.weir.operators.aggregate;

/** Remembers LISTAGG's separator, a constant that comes as a column. No words. */
final class SeparatorCell implements Cell {
    private String text = ",";

    @Override
    public int words() {
        return 0;
    }

    @Override
    public void place(int firstWord, int side) {}

    @Override
    public void add(Groups groups, AggregateInput input) {
        if (input.count() > 0) {
            text = input.text(0);
        }
    }

    @Override
    public void merge(Groups from, int[] fromRecords, Groups into, int[] intoRecords, int count) {}

    String text() {
        return text;
    }
}
