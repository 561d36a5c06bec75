package dev.weir.avro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.base.WeirException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry with Confluent's API: finds schemas by number, and registers them. Calls block; of several
 * addresses the first that answers counts. One thread.
 */
final class Registry {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int UNAVAILABLE = 500;
    private static final int REFUSED = 300;

    private final List<URI> addresses;
    private final @Nullable String authorization;
    private final ObjectMapper json = new ObjectMapper();
    private @Nullable HttpClient client;

    /**
     * What is known of a registry.
     *
     * @param addresses separated by commas
     * @param userInfo {@code user:password}; null for none, or for that in each address
     */
    record Address(String addresses, @Nullable String userInfo) {
        Registry open() {
            return new Registry(this);
        }

        /** Fails when an address is none. */
        List<URI> uris() {
            return Arrays.stream(addresses.split(",")).map(Address::uri).toList();
        }

        private static URI uri(String text) {
            try {
                URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw noAddress(text).causedBy(e);
            }
            throw noAddress(text);
        }

        private static WeirException noAddress(String text) {
            return WeirException.of(
                    AvroError.INVALID_OPTION,
                    "option '%s': '%s' is no address, such as http://localhost:8081",
                    AvroOptions.URL.key(),
                    text.strip());
        }
    }

    private Registry(Address address) {
        addresses = address.uris();
        authorization = address.userInfo() == null ? null : basic(address.userInfo());
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** The schema of a number. */
    Schema schema(int id) {
        JsonNode answer = call("find schema " + id, "/schemas/ids/" + id, null);
        JsonNode references = answer.path("references");
        if (references.isArray() && !references.isEmpty()) {
            throw refused("find schema " + id, "it refers to other schemas, which cannot be read");
        }
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw refused("find schema " + id, "it is one of " + type + ", not of Avro");
        }
        try {
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (SchemaParseException e) {
            throw refused("find schema " + id, String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    /** The number of a schema under a subject, where it is registered if it was not. */
    int register(String subject, Schema schema) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
        String path = "/subjects/"
                + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20") + "/versions";
        JsonNode id = call("register a schema for subject '" + subject + "'", path, body)
                .path("id");
        if (!id.isInt()) {
            throw refused("register a schema for subject '" + subject + "'", "it has told no number");
        }
        return id.intValue();
    }

    private JsonNode call(String action, String path, @Nullable String body) {
        String problem = "";
        IOException cause = null;
        for (URI address : addresses) {
            try {
                HttpResponse<String> response = client().send(request(address, path, body), text());
                if (response.statusCode() < REFUSED) {
                    return json.readTree(response.body());
                }
                String message = response.statusCode() + " " + message(response.body());
                if (response.statusCode() < UNAVAILABLE) {
                    throw refused(action, message);
                }
                problem = address + ": " + message;
            } catch (IOException e) {
                problem =
                        address + ": " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
                cause = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw unreachable(action, "interrupted").causedBy(e);
            }
        }
        WeirException error = unreachable(action, problem);
        throw cause == null ? error : error.causedBy(cause);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private HttpRequest request(URI address, String path, @Nullable String body) {
        String userInfo = address.getUserInfo();
        String plain =
                userInfo == null ? address.toString() : address.toString().replace(userInfo + "@", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(plain + path))
                .timeout(TIMEOUT)
                .header("Accept", CONTENT_TYPE);
        String own = userInfo == null ? authorization : basic(userInfo);
        if (own != null) {
            request.header("Authorization", own);
        }
        return body == null
                ? request.build()
                : request.header("Content-Type", CONTENT_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
    }

    /** What an error's body says in words. */
    private String message(String body) {
        try {
            JsonNode message = json.readTree(body).path("message");
            return message.isTextual() ? message.asText() : body;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private HttpClient client() {
        HttpClient present = client;
        if (present == null) {
            present = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            client = present;
        }
        return present;
    }

    private WeirException unreachable(String action, String problem) {
        return WeirException.of(
                AvroError.REGISTRY_UNREACHABLE, "cannot %s: the schema registry does not answer: %s", action, problem);
    }

    private static WeirException refused(String action, String problem) {
        return WeirException.of(AvroError.REGISTRY_REFUSES, "cannot %s: the schema registry says: %s", action, problem);
    }
}
