package org.caseledger.casefile;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.codec.EventCodec;

/**
 * A text that stands sealed in an event, opened for the recipient of a case file: its digest in the event, the SHA-256
 * of salt and text as base64url, proves it.
 */
public record OpenedText(String digest, byte[] salt, String text) {
    static String json(List<OpenedText> texts) {
        var json = new LinkedHashMap<String, Map<String, String>>();
        for (var text : texts) {
            var one = new LinkedHashMap<String, String>();
            one.put("salt", Base64.getUrlEncoder().withoutPadding().encodeToString(text.salt));
            one.put("text", text.text);
            json.put(text.digest, one);
        }
        return EventCodec.write(json);
    }
}
