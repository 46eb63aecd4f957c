using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ServiceDefaults.Http;

/// <summary>Every error leaves as <c>application/problem+json</c> with a stable code, and never with a stack trace.</summary>
internal static partial class Problems
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Customize);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemWriter>();
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    private static void Customize(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is HttpValidationProblemDetails { Errors.Count: > 0 } invalid)
        {
            context.ProblemDetails = ValidationProblems.ToUnprocessable(invalid);
            context.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        var problem = context.ProblemDetails;
        problem.Extensions.TryAdd("code", DefaultCode(problem.Status ?? context.HttpContext.Response.StatusCode));
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    private static string DefaultCode(int status) => status switch
    {
        400 => "malformed-request",
        401 => "token-missing-or-invalid",
        403 => "not-allowed",
        404 => "not-found",
        405 => "method-not-allowed",
        413 => "body-too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        < 500 => "malformed-request",
        _ => "internal-error",
    };

    /// <summary>The one place where an exception becomes an answer.</summary>
    private sealed class ProblemWriter(IProblemDetailsService problems, ILogger<ProblemWriter> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
        {
            var problem = ToProblem(exception);
            context.Response.StatusCode = problem.Status!.Value;
            if (problem.Status >= StatusCodes.Status500InternalServerError)
            {
                LogFault(log, context.Request.Method, context.Request.Path.ToUriComponent(), problem.Status.Value, exception); // the framework takes an answered exception for none
            }

            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = "2";
            }

            return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
        }
    }

    internal static ProblemDetails ToProblem(Exception exception) => exception switch
    {
        RuleViolationException rule => Problem(StatusCodes.Status409Conflict, rule.Code, rule.Message),
        PreconditionException condition => Problem(condition.Status, condition.Code, condition.Message),
        AnswerException answer => Problem(answer.Status, answer.Code, answer.Message),
        DbUpdateConcurrencyException => ToProblem(IfMatch.Stale()),
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => Problem(
            StatusCodes.Status409Conflict, "already-exists", "Somebody else has just recorded the same: read it, then decide again."),
        BadHttpRequestException { InnerException: JsonException json } => ValidationProblems.FromJson(json),
        BadHttpRequestException bad => Problem(bad.StatusCode, DefaultCode(bad.StatusCode), "The request could not be read."),
        _ when IsOutage(exception) => Problem(
            StatusCodes.Status503ServiceUnavailable, "database-unavailable",
            "The database is away for a moment. Ask again with the same Idempotency-Key."),
        _ => Problem(StatusCodes.Status500InternalServerError, "internal-error", "Something failed on our side."),
    };

    private static bool IsOutage(Exception exception) =>
        exception is NpgsqlException { IsTransient: true } or TimeoutException
        || exception.InnerException is { } inner && IsOutage(inner);

    [LoggerMessage(1030, LogLevel.Error, "{Method} {Path} was answered with {Status}")]
    private static partial void LogFault(ILogger logger, string method, string path, int status, Exception fault);

    internal static ProblemDetails Problem(int status, string code, string title) =>
        new() { Status = status, Title = title, Extensions = { ["code"] = code } };
}
