package dev.weir.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileStoreTest {
    @TempDir
    Path folder;

    private FileStore store;

    @BeforeEach
    void open() {
        store = new LocalFileStore(folder.resolve("store"));
    }

    private void write(String name, String text) throws IOException {
        try (FileStore.Draft draft = store.create(name)) {
            draft.stream().write(text.getBytes(StandardCharsets.UTF_8));
            draft.commit();
        }
    }

    private String read(String name) throws IOException {
        try (InputStream in = store.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFolderGoesWithItsLastFile() throws IOException {
        write("a/b", "one");
        write("a/c", "two");
        store.delete("a/b");
        assertThat(read("a/c")).isEqualTo("two");
        store.delete("a/c");
        store.delete("a/c");
        assertThat(folder.resolve("store/a")).doesNotExist();
        assertThat(folder.resolve("store")).exists();
    }

    @Test
    void aFileIsThereWhenItIsCommitted() throws IOException {
        try (FileStore.Draft draft = store.create("a/b")) {
            draft.stream().write("half".getBytes(StandardCharsets.UTF_8));
            assertThat(store.list("")).isEmpty();
            assertThatThrownBy(() -> store.open("a/b")).isInstanceOf(NoSuchFileException.class);
        }
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).as("drafts").isEmpty();
        }
        write("a/b", "whole");
        assertThat(read("a/b")).isEqualTo("whole");
    }

    @Test
    void aDraftOfADeadProcessIsNoFile() throws IOException {
        FileStore.Draft abandoned = store.create("a/b");
        abandoned.stream().write(1);
        abandoned.stream().flush();
        assertThat(store.list("")).isEmpty();
        write("a/b", "by the next process");
        assertThat(read("a/b")).isEqualTo("by the next process");
        abandoned.close();
        assertThat(read("a/b")).isEqualTo("by the next process");
    }

    @Test
    void createsInOneStepOnce() throws IOException {
        assertThat(store.createIfAbsent("x/metadata", new byte[] {1})).isTrue();
        assertThat(store.createIfAbsent("x/metadata", new byte[] {2})).isFalse();
        try (InputStream in = store.open("x/metadata")) {
            assertThat(in.readAllBytes()).containsExactly(1);
        }
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void listsByPrefixInOrder() throws IOException {
        for (String name : new String[] {"b", "a/2", "a/1", "ab/c", "a/11"}) {
            write(name, name);
        }
        assertThat(store.list("").stream().map(FileStore.Entry::name))
                .containsExactly("a/1", "a/11", "a/2", "ab/c", "b");
        assertThat(store.list("a/")).extracting(FileStore.Entry::name).containsExactly("a/1", "a/11", "a/2");
        assertThat(store.list("a/1")).containsExactly(new FileStore.Entry("a/1", 3), new FileStore.Entry("a/11", 4));
        assertThat(store.list("missing/")).isEmpty();
        store.delete("a/1");
        store.delete("a/1");
        assertThat(store.list("a/1")).containsExactly(new FileStore.Entry("a/11", 4));
    }

    @Test
    void namesDoNotLeadOut() {
        assertThatThrownBy(() -> store.create("../outside")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesNameTheirKindOfStore() {
        assertThat(FileStores.at("sub", folder).describe())
                .isEqualTo(folder.resolve("sub").toString());
        assertThat(FileStores.at("file:///tmp/x", folder).describe()).isEqualTo("/tmp/x");
        assertThatThrownBy(() -> FileStores.at("gopher://x/y", folder))
                .isInstanceOf(WeirException.class)
                .hasMessageContaining("WEIR-CONFIG-0004")
                .hasMessageContaining("file");
    }
}
