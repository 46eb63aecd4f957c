using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>The options with which <c>dotnet ef</c> builds a model; nothing is ever opened with them.</summary>
public static class DesignTimeDb
{
    public static DbContextOptions<TDb> Options<TDb>()
        where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>();
        options.Configure(new NpgsqlDataSourceBuilder("Host=design-time").Build());
        return options.Options;
    }
}
