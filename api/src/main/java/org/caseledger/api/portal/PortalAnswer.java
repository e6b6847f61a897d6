package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.caseledger.api.security.PageHeaders;
import org.caseledger.text.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What the portal answers before a page of it is asked: in both languages, the same for all. */
enum PortalAnswer {
    NOT_FOUND(HttpStatus.NOT_FOUND, "没有这个页面。", "There is no such page."),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, "不能这样访问。", "This is not possible here."),
    EXPIRED(
            HttpStatus.FORBIDDEN,
            "页面已过期，或浏览器不允许Cookie，未提交任何内容；请重新打开页面填写。",
            "The page has expired, or the browser allows no cookies. Nothing was submitted; open the" + " page again."),
    UNREADABLE(
            HttpStatus.BAD_REQUEST,
            "提交的内容无法读取，未提交任何内容；请重新打开页面填写。",
            "What was sent cannot be read. Nothing was submitted; open the page again."),
    TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "所附文件过大，未提交任何内容；请减少文件后重新填写。",
            "The attached files are too large. Nothing was submitted; attach less and try again."),
    BUSY(
            HttpStatus.TOO_MANY_REQUESTS,
            "提交过于频繁，请稍后再试；急需办理的请拨打本局电话。",
            "Too many requests. Try again later, or call the office if it is urgent.");

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>网上投诉</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/components.css"><link rel="stylesheet" href="/style.css"></head>
            <body><main class="entry"><h1>网上投诉 <span lang="en">Online complaints</span></h1><p>%s</p><p lang="en">%s</p><p><a href="/portal">回到首页 <span lang="en">Home</span></a></p></main></body></html>
            """;

    private final HttpStatus status;
    private final Text text;

    PortalAnswer(HttpStatus status, String zh, String en) {
        this.status = status;
        this.text = new Text(zh, en);
    }

    void write(HttpServletResponse response) throws IOException {
        var page = PAGE.formatted(text.zh(), text.en()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", PageHeaders.POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (this == BUSY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "600");
        }
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
