package org.caseledger.api.whatif;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/**
 * A file whose rules are tried: as it comes with the form, or as the form holds it since it was sent before and
 * something else was wrong.
 */
public record TrialRulesFile(String name, String text) {
    static final List<String> FIELDS = List.of("procedureFile", "lawFile", "calendarFile");

    /** Adds those of a form, by its fields. */
    static void addTo(Map<String, TrialRulesFile> files, HttpServletRequest request) throws IOException {
        var form = WebUtils.getNativeRequest(request, MultipartRequest.class);
        for (var field : FIELDS) {
            var sent = form == null ? null : form.getFile(field);
            var file = sent == null || sent.isEmpty() ? kept(field, request) : read(field, sent);
            if (file != null) {
                files.put(field, file);
            }
        }
    }

    private static @Nullable TrialRulesFile kept(String field, HttpServletRequest request) {
        var text = request.getParameter(field + ".text");
        var name = request.getParameter(field + ".name");
        return text == null || text.isBlank() ? null : new TrialRulesFile(name == null ? "" : name, text);
    }

    private static TrialRulesFile read(String field, MultipartFile file) throws IOException {
        if (file.getSize() > JsonBodies.LARGEST) {
            throw new InvalidInputException(field, "文件超过%d KB", "is larger than %d KB", JsonBodies.LARGEST / 1024);
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes()));
            var name = file.getOriginalFilename();
            return new TrialRulesFile(name == null ? field : name, text.toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(field, "应为 UTF-8 编码的文本文件", "must be a text file in UTF-8");
        }
    }
}
