package dev.weir.nexmark;

/** Texts one after the other, known by their numbers. Columns refer to them instead of copying them. */
record TextDictionary(byte[] bytes, int[] offsets, int[] lengths) {
    /**
     * As many texts as wanted.
     *
     * @param writer given the texts, writes the one of a number to their end
     */
    static TextDictionary of(int count, Writer writer) {
        Texts texts = new Texts(count, count * 16);
        for (int number = 0; number < count; number++) {
            texts.begin(number);
            writer.write(number, texts);
            texts.end(number);
        }
        return texts.dictionary();
    }

    /** See {@link #of}. */
    @FunctionalInterface
    interface Writer {
        void write(int number, Texts texts);
    }
}
