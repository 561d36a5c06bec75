import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches and unpacks the pinned Maven: {@code java FetchMaven.java <url> <sha512> <folder>}. It is run from source by
 * {@code mvnw}, so that a JDK and a shell are all a clone needs. The folder appears only when it is complete.
 */
final class FetchMaven {
    private static final int ATTEMPTS = 3;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        URI source = URI.create(arguments[0]);
        String expectedDigest = arguments[1];
        Path folder = Path.of(arguments[2]).toAbsolutePath();
        Files.createDirectories(folder.getParent());
        Path archive = Files.createTempFile(folder.getParent(), "download", ".zip");
        Path unpacked = Files.createTempDirectory(folder.getParent(), "unpack");
        try {
            System.err.println("fetching Maven from " + source);
            download(source, archive);
            String digest = digest(archive);
            if (!digest.equals(expectedDigest)) {
                throw new IOException(
                        source + ": SHA-512 is " + digest + ", but maven-wrapper.properties says " + expectedDigest);
            }
            unpack(archive, unpacked);
            if (!Files.exists(folder)) {
                Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private static void download(URI source, Path target) throws IOException, InterruptedException {
        try (HttpClient client = client()) {
            for (int attempt = 1; ; attempt++) {
                try {
                    HttpResponse<Path> response = client.send(
                            HttpRequest.newBuilder(source).build(), HttpResponse.BodyHandlers.ofFile(target));
                    if (response.statusCode() == 200) {
                        return;
                    }
                    throw new IOException(source + ": the server answered " + response.statusCode());
                } catch (IOException failure) {
                    if (attempt == ATTEMPTS) {
                        throw failure;
                    }
                    System.err.println("failed (" + failure + "), trying again");
                }
            }
        }
    }

    /** The proxy that the environment names, as curl and wget would use it, else the JVM's own settings. */
    private static HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL);
        String proxy = System.getenv().getOrDefault("https_proxy", System.getenv().getOrDefault("HTTPS_PROXY", ""));
        if (proxy.isEmpty()) {
            return builder.build();
        }
        URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        int port = address.getPort() < 0 ? 8080 : address.getPort();
        return builder.proxy(ProxySelector.of(new InetSocketAddress(address.getHost(), port)))
                .build();
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-512", impossible);
        }
    }

    /** Leaves out the archive's single top folder. */
    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = folder.resolve(name).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
