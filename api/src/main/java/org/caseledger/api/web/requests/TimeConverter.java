package org.caseledger.api.web.requests;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the times of a question as {@link TimeParameter} does, by the name of their parameter. */
@Component
final class TimeConverter implements GenericConverter, WebMvcConfigurer {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(this);
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Instant.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object text, TypeDescriptor from, TypeDescriptor to) {
        return TimeParameter.instantIfGiven(name(to.getSource()), (String) text);
    }

    private static String name(Object source) {
        if (!(source instanceof MethodParameter parameter)) {
            return "";
        }
        parameter.initParameterNameDiscovery(NAMES);
        return String.valueOf(parameter.getParameterName());
    }
}
