package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import tools.jackson.databind.json.JsonMapper;

/** Passes texts from one page to the next, once, in the session of the person. */
@Component("flashMapManager")
@RequiredArgsConstructor
class FlashTexts extends AbstractFlashMapManager {
    private static final String NAME = "flash";

    private final JsonMapper json;

    private record Kept(
            @Nullable String path, Map<String, List<String>> parameters, long expires, Map<String, String> texts) {
        static Kept of(FlashMap flash) {
            var texts = new LinkedHashMap<String, String>();
            flash.forEach((name, text) -> texts.put(name, (String) text));
            return new Kept(
                    flash.getTargetRequestPath(), flash.getTargetRequestParams(), flash.getExpirationTime(), texts);
        }

        FlashMap flash() {
            var flash = new FlashMap();
            flash.setTargetRequestPath(path);
            flash.addTargetRequestParams(new LinkedMultiValueMap<>(parameters));
            flash.setExpirationTime(expires);
            flash.putAll(texts);
            return flash;
        }
    }

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof String kept
                ? Arrays.stream(json.readValue(kept, Kept[].class))
                        .map(Kept::flash)
                        .collect(Collectors.toCollection(ArrayList::new)) // another is added
                : null;
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> flashes, HttpServletRequest request, HttpServletResponse response) {
        var kept = flashes.stream().map(Kept::of).toList();
        request.getSession().setAttribute(NAME, kept.isEmpty() ? null : json.writeValueAsString(kept));
    }
}
