package org.caseledger.api.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/** Files that answer a question instead of JSON. */
public final class AttachmentResponse {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentResponse.class);

    public static final String CSV = "text/csv;charset=UTF-8";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** The form of an answer. */
    public enum Form {
        JSON,
        CSV,
        XLSX
    }

    private AttachmentResponse() {}

    /** The form that is asked for by name, or else the first known one that is accepted. */
    public static Form form(@Nullable Form named, @Nullable String accept) {
        if (named != null) {
            return named;
        }
        for (var type : accepted(accept)) {
            switch (type) {
                case "application/json", "*/*" -> {
                    return Form.JSON;
                }
                case "text/csv" -> {
                    return Form.CSV;
                }
                case XLSX -> {
                    return Form.XLSX;
                }
                default -> {}
            }
        }
        return Form.JSON;
    }

    private static List<String> accepted(@Nullable String accept) {
        try {
            return MimeTypeUtils.parseMimeTypes(accept == null ? "" : accept).stream()
                    .map(type -> type.getType() + "/" + type.getSubtype())
                    .toList();
        } catch (InvalidMimeTypeException e) {
            // What cannot be read asks for nothing.
            return List.of();
        }
    }

    /** Writes a file that is as long as it is. */
    @FunctionalInterface
    public interface Sending {
        void to(OutputStream stream) throws IOException;
    }

    /** A file that is sent while it is made; what fails on the way cuts the connection. */
    public static void stream(HttpServletResponse response, String name, String type, Sending sending)
            throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        try {
            sending.to(response.getOutputStream());
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
                throw e;
            }
            // Part of it was sent: the connection is cut, so that the file is not mistaken for a complete one.
            LOG.error("{} was cut off", name, e);
            throw new IOException(e);
        }
    }

    /** A file of whatever kind, which the browser keeps and does not show. */
    public static void file(HttpServletResponse response, String name, byte[] bytes) throws IOException {
        response.setContentLength(bytes.length);
        stream(response, name, MediaType.APPLICATION_OCTET_STREAM_VALUE, stream -> stream.write(bytes));
    }

    // A name beyond ASCII is sent in the encoding for it (RFC 5987).
    private static String attachment(String name) {
        var attachment = ContentDisposition.attachment();
        return (US_ASCII.newEncoder().canEncode(name) ? attachment.filename(name) : attachment.filename(name, UTF_8))
                .build()
                .toString();
    }

    /** A file under a name, which caches do not store. */
    public static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }
}
