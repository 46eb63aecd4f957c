using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults;

namespace TreasurySimulator;

/// <summary>
/// A treasury for demonstrations and tests. It books at once, on the requested date, and behaves by the last digits of the
/// creditor's account: 0422 is rejected, 0504 is booked but never answered, 0503 is neither booked nor answered.
/// </summary>
public static class Simulator
{
    private const string Rejected = "0422";
    private const string BookedInSilence = "0504";
    private const string Lost = "0503";

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("treasury");
        builder.Services.AddSingleton(_ => new Book(builder.Configuration["Treasury:Folder"]));
        var app = builder.Build();
        app.Services.GetRequiredService<Book>(); // a file that cannot be read is told at the start
        app.MapServiceDefaults();
        app.MapPost("/payments", PayAsync);
        app.MapGet("/payments/{endToEndId}", Ask);
        app.MapPost("/payments/{endToEndId}/return", GiveBack);
        app.MapGet("/statements/{date}", StatementOf);
        return app;
    }

    private static async Task<IResult> PayAsync(Order order, Book book, CancellationToken gone)
    {
        if (order.Currency != "CNY" || order.AmountFen <= 0 || order.EndToEndId is not { Length: > 0 and <= 35 } || order.Creditor is not { Account: not null })
        {
            return TypedResults.BadRequest(new { status = "malformed" });
        }

        var account = order.Creditor.Account;
        if (account.EndsWith(Lost, StringComparison.Ordinal))
        {
            await SilenceAsync(gone);
        }

        var booking = book.Take(order, account.EndsWith(Rejected, StringComparison.Ordinal) ? "the creditor's account is closed" : null);
        if (account.EndsWith(BookedInSilence, StringComparison.Ordinal))
        {
            await SilenceAsync(gone);
        }

        return booking switch
        {
            null => TypedResults.Conflict(new { status = "conflict", reason = "this id was used for another order" }),
            { Rejected: true } => TypedResults.UnprocessableEntity(new { status = "rejected", reason = booking.Reason }),
            _ => TypedResults.Accepted((string?)null, new { status = "accepted" }),
        };
    }

    private static IResult Ask(string endToEndId, Book book) => book.Find(endToEndId) is { } booking
        ? TypedResults.Ok(new { status = booking.Status, bookedOn = booking.BookedOn, reason = booking.Reason })
        : TypedResults.NotFound();

    private static IResult GiveBack(string endToEndId, Return given, Book book) => book.GiveBack(endToEndId, given) is { } booking
        ? TypedResults.Ok(new { status = booking.Status, bookedOn = booking.BookedOn, reason = booking.Reason })
        : TypedResults.NotFound();

    private static Ok<Statement> StatementOf(DateOnly date, Book book) => TypedResults.Ok(new Statement(date, book.StatementOf(date)));

    /// <summary>Until the caller gives up.</summary>
    private static Task SilenceAsync(CancellationToken gone) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
}
