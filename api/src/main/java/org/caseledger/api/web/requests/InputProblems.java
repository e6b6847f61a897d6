package org.caseledger.api.web.requests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.Problem;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.WebUtils;

/** What is wrong with what was sent, field by field (RFC 9457). */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // on pages, the problems of pages come first
public class InputProblems extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistaken(InvalidInputException mistake) {
        var fields = new LinkedHashMap<String, String>();
        mistake.fields().forEach(f -> fields.put(f.field(), RequestLanguage.choose(f)));
        var detail = new StringBuilder();
        fields.forEach((field, what) -> {
            detail.append(detail.isEmpty() ? "" : "; ");
            detail.append(field.isEmpty() ? "" : field + ": ").append(what);
        });
        var problem = Problem.of(
                HttpStatus.BAD_REQUEST,
                "input",
                new Text("填写有误", "The input has errors"),
                new Text(detail.toString(), detail.toString()));
        problem.setProperty("fields", fields);
        return Problem.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        return mistaken(new InvalidInputException(List.of(mistyped(e.getName(), e.getValue(), e.getRequiredType()))));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var fields = e.getBindingResult().getFieldErrors().stream()
                .map(error -> mistake(error, e.getBindingResult().getFieldType(error.getField())))
                .toList();
        var answer = mistaken(new InvalidInputException(fields));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    /** What the reading of the value says of it, or else which values there are. */
    private static InvalidInputException.Field mistake(FieldError error, @Nullable Class<?> type) {
        var cause = error.contains(TypeMismatchException.class)
                ? error.unwrap(TypeMismatchException.class).getRootCause()
                : null;
        return cause instanceof InvalidInputException said
                ? said.fields().get(0)
                : mistyped(error.getField(), error.getRejectedValue(), type);
    }

    private static InvalidInputException.Field mistyped(String name, @Nullable Object value, @Nullable Class<?> type) {
        var allowed = type != null && type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "))
                : null;
        return new InvalidInputException.Field(
                name,
                Text.format("“%s”不是可用的值", "“%s” is not a possible value", String.valueOf(value))
                        .andIfPresent("，可用：%s", ": %s", allowed));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(BodyTooLargeException e) {
        return Problem.answer(Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                new Text("内容过大", "Too large"),
                Text.format("提交的内容超过%d KB", "The content sent is larger than %d KB", e.largest() / 1024)));
    }

    /** A form with files that cannot be parsed. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> inPieces(MultipartException e) {
        return mistaken(new InvalidInputException("", "表单不完整", "the form is incomplete"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // So that the page that tells does not read the form again.
        request.setAttribute(WebUtils.ERROR_EXCEPTION_ATTRIBUTE, e, RequestAttributes.SCOPE_REQUEST);
        if (isShownAsPage(status, request)) {
            return null;
        }
        var answer = tooLarge(new BodyTooLargeException(EvidenceFile.LARGEST));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return isShownAsPage(status, request)
                ? null
                : super.handleNoResourceFoundException(e, headers, status, request);
    }

    /** Whoever looks at pages is shown one. */
    private static boolean isShownAsPage(HttpStatusCode status, WebRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean page = accepted != null && accepted.startsWith(MediaType.TEXT_HTML_VALUE);
        if (!page || !(request instanceof ServletWebRequest web) || web.getResponse() == null) {
            return false;
        }
        try {
            web.getResponse().sendError(status.value());
            return true;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = status.value() == HttpStatus.NOT_FOUND.value()
                ? Problem.NOT_FOUND.detail()
                : Problem.of(
                        HttpStatus.valueOf(status.value()),
                        "request",
                        new Text("请求有误", "Invalid request"),
                        Text.format(
                                "请检查地址、方法和参数：%s",
                                "Check address, method and parameters: %s", HttpStatus.valueOf(status.value())));
        return ResponseEntity.status(status).headers(headers).body(problem);
    }
}
