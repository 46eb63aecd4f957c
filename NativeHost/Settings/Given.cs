namespace NativeHost.Settings;

/// <summary>Infrastructure that is already there, as the environment gives it; null means that the host starts its own.</summary>
internal sealed record Given(string? Postgres, string? Messaging, string? ManagementUrl)
{
    public static Given FromEnvironment()
    {
        var given = new Given(Read("ConnectionStrings__postgres"), Read("ConnectionStrings__messaging"), Read("Messaging__ManagementUrl"));
        return (given.Messaging is null) == (given.ManagementUrl is null)
            ? given
            : throw new HostException("ConnectionStrings__messaging and Messaging__ManagementUrl belong together: give both or neither.");
    }

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
