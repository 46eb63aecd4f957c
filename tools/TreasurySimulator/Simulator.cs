using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults;

namespace TreasurySimulator;

/// <summary>
/// A treasury for demonstrations and tests, over HTTP and by files. It takes an order once for its id, and behaves by the last digits of
/// the creditor's account (<see cref="Behaviour"/>). Its day is the latest that an order or a statement was asked for.
/// </summary>
public static class Simulator
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("treasury");
        builder.Services.AddSingleton(_ => new Book(builder.Configuration["Treasury:Folder"]));
        builder.Services.AddSingleton(provider => new MessageFolder(provider.GetRequiredService<Book>(), builder.Configuration["Treasury:Messages"]));
        builder.Services.AddHostedService<MessageTaker>();
        var app = builder.Build();
        app.Services.GetRequiredService<Book>(); // a file that cannot be read is told at the start
        app.MapServiceDefaults();
        app.MapPost("/payments", PayAsync);
        app.MapGet("/payments/{endToEndId}", Ask);
        app.MapPost("/payments/{endToEndId}/return", GiveBack);
        app.MapGet("/statements/{date}", StatementOf);
        app.MapPost("/messages/take", TakeMessages);
        app.MapPost("/statements/{date}/message", WriteStatement);
        return app;
    }

    private static async Task<IResult> PayAsync(Order order, Book book, CancellationToken gone)
    {
        if (!order.IsWellFormed)
        {
            return TypedResults.BadRequest(new { status = "malformed" });
        }

        if (order.Is(Behaviour.Lost))
        {
            await SilenceAsync(gone);
        }

        var booking = book.Take(order);
        if (order.Is(Behaviour.BookedInSilence))
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

    private static IResult Ask(string endToEndId, Book book) => book.Tell(endToEndId) is { } told ? TypedResults.Ok(told) : TypedResults.NotFound();

    private static IResult GiveBack(string endToEndId, Return given, Book book) =>
        book.GiveBack(endToEndId, given) is not null ? TypedResults.Ok(book.Tell(endToEndId)) : TypedResults.NotFound();

    private static Ok<Statement> StatementOf(DateOnly date, Book book) => TypedResults.Ok(new Statement(date, book.StatementOf(date)));

    private static Ok<int> TakeMessages(MessageFolder folder) => TypedResults.Ok(folder.TakeAll());

    private static Ok<string> WriteStatement(DateOnly date, MessageFolder folder) => TypedResults.Ok(folder.WriteStatement(date));

    /// <summary>Until the caller gives up.</summary>
    private static Task SilenceAsync(CancellationToken gone) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, gone);
}
