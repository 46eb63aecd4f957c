using System.Text.Json;
using Identity.Clients;
using Identity.Data;
using Identity.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace Identity.Demo;

/// <summary>
/// Invented people and systems whose passwords and keys are published. Demo mode brings them in; anywhere else their mere
/// presence refuses the start.
/// </summary>
internal sealed class DemoData(IdentityDb db, IOpenIddictApplicationManager clients)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "DemoData");

    // The passwords stand in a public file: hashing them slowly would protect nothing and cost every fresh start seconds.
    private static readonly PasswordHasher<Person> Hasher =
        new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));

    public sealed record DemoPerson(
        Guid Id, string UserName, string Name, string[] Roles, string? Organisation, string? Area, string Password, string? Department = null);

    public sealed record DemoClient(string ClientId, string Name, string[] Scopes, string Key, string? Department = null);

    public async Task LoadAsync(CancellationToken cancel)
    {
        var known = await db.People.Select(person => person.Id).ToListAsync(cancel);
        db.People.AddRange(Read<DemoPerson[]>("people.json").ExceptBy(known, person => person.Id).Select(ToPerson));
        await db.SaveChangesAsync(cancel);
        foreach (var demo in Read<DemoClient[]>("clients.json"))
        {
            var client = ClientRegistry.SystemClient(demo.ClientId, demo.Name, demo.Scopes, PublicKey(demo), demo.Department);
            client.Properties[ClientRegistry.DemoProperty] = JsonSerializer.SerializeToElement(true);
            await clients.UpsertAsync(client, cancel);
        }
    }

    /// <summary>The first thing found that must not exist outside demo mode, or null.</summary>
    public async Task<string?> FindAsync(CancellationToken cancel)
    {
        if (await db.People.Where(person => person.Demo).Select(person => person.UserName).FirstOrDefaultAsync(cancel) is { } userName)
        {
            return $"the demo person {userName}";
        }

        var demoKeys = Read<DemoClient[]>("clients.json").Select(client => PublicKey(client).X).ToHashSet();
        await foreach (var client in clients.ListAsync(cancellationToken: cancel))
        {
            var marked = (await clients.GetPropertiesAsync(client, cancel)).ContainsKey(ClientRegistry.DemoProperty);
            var keys = await clients.GetJsonWebKeySetAsync(client, cancel);
            if (marked || keys?.Keys.Any(key => demoKeys.Contains(key.X)) == true)
            {
                return $"the demo client {await clients.GetClientIdAsync(client, cancel)} or its published key";
            }
        }

        return null;
    }

    private static Person ToPerson(DemoPerson demo)
    {
        var person = new Person
        {
            Id = demo.Id,
            UserName = demo.UserName,
            Name = demo.Name,
            Roles = demo.Roles,
            Organisation = demo.Organisation,
            Area = demo.Area,
            Department = demo.Department,
            PasswordHash = "",
            Demo = true,
        };
        person.PasswordHash = Hasher.HashPassword(person, demo.Password);
        return person;
    }

    private static JsonWebKey PublicKey(DemoClient client)
    {
        var key = Read<JsonElement>(client.Key);
        string Part(string name) => key.GetProperty(name).GetString()!;
        return new JsonWebKey { Kty = "EC", Crv = Part("crv"), Use = "sig", Alg = "ES256", Kid = Part("kid"), X = Part("x"), Y = Part("y") };
    }

    private static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Folder, file)), Json)!;
}
