using Npgsql;

namespace NativeHost.Infrastructure;

/// <summary>The two logins of a database: its owner, as whom it is migrated, and its service, which owns nothing.</summary>
internal sealed record DatabaseLogins(string Database, string OwnerPassword, string ServicePassword)
{
    public string Owner => OwnerOf(Database);

    public string Service => ServiceOf(Database);

    public static string OwnerOf(string database) => Subject(database) + "_owner";

    // ServiceDefaults/Data/ServiceRole.cs knows the service's login by this name.
    public static string ServiceOf(string database) => Subject(database) + "_service";

    /// <summary>For a database that is gone when this process is.</summary>
    public static DatabaseLogins Create(string database) => new(database, Secret.Create(), Secret.Create());

    /// <summary>With passwords that are made once and kept in the folder.</summary>
    public static DatabaseLogins ReadOrCreate(string folder, string database)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new DatabaseLogins(database,
            Secret.ReadOrCreate(Path.Combine(folder, OwnerOf(database))),
            Secret.ReadOrCreate(Path.Combine(folder, ServiceOf(database))));
    }

    public string OwnerConnection(string administrator) => Connection(administrator, Owner, OwnerPassword);

    public string ServiceConnection(string administrator) => Connection(administrator, Service, ServicePassword);

    private static string Subject(string database) => database.EndsWith("db", StringComparison.Ordinal) ? database[..^"db".Length] : database;

    private string Connection(string administrator, string login, string password) =>
        new NpgsqlConnectionStringBuilder(administrator) { Database = Database, Username = login, Password = password }.ConnectionString;
}
