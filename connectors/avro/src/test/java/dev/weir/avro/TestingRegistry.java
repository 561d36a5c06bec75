package dev.weir.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema registry in this process, with the calls and answers of Confluent's API. */
final class TestingRegistry implements AutoCloseable {
    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> schemas = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<Integer>> subjects = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final String userInfo;
    private boolean broken;

    /** @param userInfo {@code user:password} that is asked for; empty for none */
    TestingRegistry(String userInfo) throws IOException {
        this.userInfo = userInfo;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** As if somebody else had registered it. */
    int add(String schema) {
        schemas.add(schema);
        return schemas.size();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    Map<String, List<Integer>> subjects() {
        return Map.copyOf(subjects);
    }

    void breakDown() {
        broken = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        String expected = "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
        if (broken) {
            answer(exchange, 503, "{\"error_code\": 50003, \"message\": \"Error while forwarding\"}");
        } else if (!userInfo.isEmpty()
                && !expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error_code\": 401, \"message\": \"Unauthorized\"}");
        } else if (exchange.getRequestMethod().equals("GET") && path.matches("/schemas/ids/\\d+")) {
            find(exchange, Integer.parseInt(path.substring("/schemas/ids/".length())));
        } else if (exchange.getRequestMethod().equals("POST") && path.matches("/subjects/[^/]+/versions")) {
            register(exchange, path.split("/")[2]);
        } else {
            answer(exchange, 404, "{\"error_code\": 404, \"message\": \"HTTP 404 Not Found\"}");
        }
    }

    private void find(HttpExchange exchange, int id) throws IOException {
        if (id > schemas.size()) {
            answer(exchange, 404, "{\"error_code\": 40403, \"message\": \"Schema " + id + " not found\"}");
            return;
        }
        answer(
                exchange,
                200,
                json.createObjectNode().put("schema", schemas.get(id - 1)).toString());
    }

    private void register(HttpExchange exchange, String subject) throws IOException {
        JsonNode body = json.readTree(exchange.getRequestBody());
        String schema = body.path("schema").asText();
        int known = schemas.indexOf(schema);
        int id = known < 0 ? add(schema) : known + 1;
        subjects.computeIfAbsent(subject, name -> new ArrayList<>()).add(id);
        answer(exchange, 200, "{\"id\": " + id + "}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
