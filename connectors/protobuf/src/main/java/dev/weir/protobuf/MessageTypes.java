package dev.weir.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.weir.base.Configuration;
import dev.weir.base.NearestName;
import dev.weir.base.WeirException;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the type of a table's messages: that of a class, or one of a file of descriptors. */
final class MessageTypes {
    private final Map<String, FileDescriptorProto> protos = new HashMap<>();
    private final Map<String, FileDescriptor> files = new HashMap<>();
    private final Map<String, Descriptor> messages = new TreeMap<>();
    private final String source;

    private MessageTypes(String source) {
        this.source = source;
    }

    static Descriptor of(Configuration options) {
        Optional<String> className = options.find(ProtobufOptions.CLASS);
        Optional<String> file = options.find(ProtobufOptions.DESCRIPTOR_FILE);
        if (className.isPresent() == file.isPresent()) {
            throw failed("set either '%s' or '%s'", ProtobufOptions.CLASS.key(), ProtobufOptions.DESCRIPTOR_FILE.key());
        }
        return className.isPresent() ? ofClass(className.get()) : ofFile(Path.of(file.get()), options);
    }

    private static Descriptor ofClass(String name) {
        try {
            Class<?> type = Thread.currentThread().getContextClassLoader().loadClass(name);
            MethodHandle descriptor = MethodHandles.publicLookup()
                    .findStatic(type, "getDescriptor", MethodType.methodType(Descriptor.class));
            return (Descriptor) descriptor.invokeExact();
        } catch (ClassNotFoundException e) {
            throw failed("there is no class '%s' on the class path", name)
                    .hint("a class within another one is named Outer$Inner; instead of a class, '"
                            + ProtobufOptions.DESCRIPTOR_FILE.key() + "' names a file of protoc")
                    .causedBy(e);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw failed("class '%s' is none that protoc has made of a message's type", name)
                    .causedBy(e);
        } catch (Throwable e) {
            throw failed("class '%s' cannot be used: %s", name, e).causedBy(e);
        }
    }

    private static Descriptor ofFile(Path file, Configuration options) {
        String name = options.find(ProtobufOptions.MESSAGE)
                .orElseThrow(() -> failed(
                        "'%s' needs '%s'", ProtobufOptions.DESCRIPTOR_FILE.key(), ProtobufOptions.MESSAGE.key()));
        MessageTypes types = new MessageTypes(file.toString());
        try {
            for (FileDescriptorProto proto :
                    FileDescriptorSet.parseFrom(Files.readAllBytes(file)).getFileList()) {
                types.protos.put(proto.getName(), proto);
            }
        } catch (IOException e) {
            throw failed("%s cannot be read as a file of descriptors: %s", file, e)
                    .hint("it is what 'protoc --include_imports --descriptor_set_out=" + file.getFileName()
                            + "' writes")
                    .causedBy(e);
        }
        types.protos.keySet().forEach(types::file);
        Descriptor found = types.messages.get(name);
        if (found == null) {
            String nearest = NearestName.hint(name, types.messages.keySet());
            throw failed("there is no message '%s' in %s", name, file)
                    .hint(nearest != null ? nearest : "there are " + String.join(", ", types.messages.keySet()));
        }
        return found;
    }

    private FileDescriptor file(String name) {
        FileDescriptor known = files.get(name);
        if (known != null) {
            return known;
        }
        FileDescriptorProto proto = protos.get(name);
        if (proto == null) {
            throw failed("%s lacks %s, which another of its files imports", source, name)
                    .hint("call protoc with --include_imports");
        }
        FileDescriptor[] imports =
                proto.getDependencyList().stream().map(this::file).toArray(FileDescriptor[]::new);
        try {
            FileDescriptor file = FileDescriptor.buildFrom(proto, imports);
            files.put(name, file);
            file.getMessageTypes().forEach(this::add);
            return file;
        } catch (DescriptorValidationException e) {
            throw failed("%s in %s is not valid: %s", name, source, e).causedBy(e);
        }
    }

    private void add(Descriptor message) {
        messages.put(message.getFullName(), message);
        message.getNestedTypes().forEach(this::add);
    }

    private static WeirException failed(String message, Object... arguments) {
        return WeirException.of(ProtobufError.NO_MESSAGE_TYPE, message, arguments);
    }
}
