using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Evidence.Tests;

public sealed class AuditRowTests : AuditedLog
{
    [Fact]
    public async Task A_row_tells_who_what_when_why_and_from_which_request()
    {
        using var service = GivenAReplica(builder =>
        {
            builder.Services.AddScoped<IActor, Officer>();
            builder.Services.AddScoped<IPendingEvents, OneEvent>();
            builder.Services.AddScoped<IBusinessTime, NextYear>();
        });
        using var activity = new Activity("request").Start();
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        var thing = new Thing("a");
        db.Add(thing);
        db.Record(thing, "made", from: "None", to: "New", reason: "因为", data: new { B = 2, A = "x" });
        await db.SaveChangesAsync(Cancelled);

        db.ChangeTracker.Clear();
        var row = await db.Audit.SingleAsync(Cancelled);
        Assert.Equal((Time.GetUtcNow(), Time.GetUtcNow().AddYears(1)), (row.At, row.BusinessAt));
        Assert.Equal(("officer-1", ActorKind.Person, "req-7", activity.TraceId.ToHexString()), (row.Actor, row.ActorKind, row.RequestId, row.TraceId));
        Assert.Equal(["county-officer", "drc-officer"], row.ActorRoles);
        Assert.Equal(("things", "Thing", thing.Id, 1L), (row.Service, row.AggregateType, row.AggregateId, row.Version));
        Assert.Equal(("made", "None", "New", "因为"), (row.Action, row.FromState, row.ToState, row.Reason));
        Assert.Contains($"\"type\": \"ThingMade\"", row.Events, StringComparison.Ordinal);
        Assert.Equal("""{"a": "x", "b": 2}""", row.Data);
        Assert.Equal(row.ContentHash, MerkleTree.HashLeaf(row.Content())); // also after the database rewrote the JSON
    }

    [Fact]
    public async Task A_change_that_nobody_recorded_is_refused()
    {
        var id = (await GivenThings(1))[0];
        await using var scope = Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();

        var thing = await db.Things.SingleAsync(t => t.Id == id, Cancelled);
        thing.Rename("b");
        Assert.StartsWith("Unaudited change", (await Refusal(db)).Message, StringComparison.Ordinal);

        db.Record(thing, "renamed");
        thing.Rename("c"); // the row is of an older revision now
        Assert.StartsWith("Unaudited change", (await Refusal(db)).Message, StringComparison.Ordinal);

        db.Record(thing, "renamed again");
        await db.SaveChangesAsync(Cancelled);

        thing.RenameWithoutRevision("d");
        db.Record(thing, "renamed quietly");
        Assert.StartsWith("Unrevised change", (await Refusal(db)).Message, StringComparison.Ordinal);
        db.ChangeTracker.Clear();

        db.Add(new Thing("new"));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        db.ChangeTracker.Clear();

        db.Remove(await db.Things.SingleAsync(t => t.Id == id, Cancelled));
        await Refusal(db);
        Assert.Equal(3, await db.Audit.CountAsync(Cancelled));
    }

    [Fact]
    public async Task Reading_and_saving_nothing_needs_no_record()
    {
        await GivenThings(2);
        await using var scope = Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        await db.Things.ToListAsync(Cancelled);
        Assert.Equal(0, await db.SaveChangesAsync(Cancelled));
    }

    [Fact]
    public async Task The_change_and_its_row_commit_together_or_not_at_all()
    {
        await using var scope = Service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ThingsDb>();
        await using (await db.Database.BeginTransactionAsync(Cancelled))
        {
            var thing = new Thing("a");
            db.Add(thing);
            db.Record(thing, "made");
            await db.SaveChangesAsync(Cancelled);
        }

        Assert.Equal(0, await Scalar("select count(*) from audit"));
        Assert.Equal(0, await Scalar("select count(*) from audit_pending"));
    }

    [Theory]
    [InlineData("update audit set reason = 'x'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    [InlineData("update audit_leaf set leaf_index = leaf_index + 1")]
    [InlineData("delete from audit_leaf")]
    [InlineData("truncate audit_leaf")]
    [InlineData("delete from audit_head")]
    [InlineData("update audit_head set head = ''")]
    [InlineData("delete from audit_state")]
    [InlineData("truncate audit_pending")]
    [InlineData("update audit_pending set seq = 0")]
    [InlineData("delete from audit_pending")]
    public async Task The_database_refuses_what_is_not_an_append(string sql)
    {
        await GivenThings(1);
        await Seal();
        await GivenThings(1);
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => Run(sql))).SqlState);
    }

    [Fact]
    public async Task Down_takes_back_what_Up_made()
    {
        await Run(AuditSql.Down);
        await Run(AuditSql.Up);
        Assert.Equal(0, await Scalar("select count(*) from audit_pending"));
    }

    private static Task<InvalidOperationException> Refusal(ThingsDb db) =>
        Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancelled));

    private sealed class Officer : IActor
    {
        public string Subject => "officer-1";

        public ActorKind Kind => ActorKind.Person;

        public IReadOnlyCollection<string> Roles => ["drc-officer", "county-officer"];

        public string? RequestId => "req-7";
    }

    private sealed class OneEvent : IPendingEvents
    {
        public IEnumerable<(Guid Id, string Type)> Of(DbContext db) => [(Guid.CreateVersion7(), "ThingMade")];
    }

    private sealed class NextYear(TimeProvider time) : IBusinessTime
    {
        public DateTimeOffset Now => time.GetUtcNow().AddYears(1);
    }
}
