package org.caseledger.api.cli;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.eventlog.Outage;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What went wrong, in one line; the stack trace only with {@code --debug}. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final int LONGEST = 300;

    /** The states of SQL for a connection that fails, and for a server that goes or comes. */
    private static final Pattern LOST = Pattern.compile("08...|57P0[1-3]");

    private final Language language = TerminalLanguage.current();

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(oneLine(failure));
        if (parsed.originalArgs().contains("--debug")) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public int handleParseException(ParameterException slip, String[] arguments) {
        CommandLine command = slip.getCommandLine();
        String usage = command.getCommandSpec().qualifiedName() + " --help";
        command.getErr()
                .println(language.choose("参数有误", "wrong arguments") + ": %s (%s)".formatted(slip.getMessage(), usage));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private String oneLine(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(this::known)
                .findFirst()
                .orElseGet(() -> language.choose("出错：", "failed: ")
                        + firstLine(rootCause(failure).toString())
                        + language.choose("（--debug 显示详情）", " (--debug shows the details)"));
    }

    private Stream<String> known(Throwable cause) {
        if (cause instanceof Labelled words) {
            return Stream.of(language.choose(words));
        }
        if (cause instanceof PortInUseException busy) {
            return Stream.of(language.choose("端口 %d 已被占用，请用 --port 换一个", "port %d is taken: choose another with --port")
                    .formatted(busy.getPort()));
        }
        if (cause instanceof SQLException lost && isOfConnection(lost)) {
            return Stream.of(language.choose(
                            "与数据库的连接中断：%s。数据库可用后请再次运行本命令，已记录的内容会保留",
                            "the connection to the database was lost: %s. Run this again when the database is back; what was recorded is kept")
                    .formatted(firstLine(String.valueOf(lost.getMessage()))));
        }
        if (Outage.isOfFullDisk(cause)) {
            return Stream.of(
                    language.choose("磁盘已满：%s。请腾出空间后再次运行本命令", "the disk is full: %s. Make room and run this again")
                            .formatted(firstLine(String.valueOf(rootCause(cause).getMessage()))));
        }
        return Stream.empty();
    }

    private static boolean isOfConnection(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || LOST.matcher(String.valueOf(failure.getSQLState())).matches();
    }

    private static Throwable rootCause(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce(failure, (outer, inner) -> inner);
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
