namespace Gateway.Routing;

/// <summary>Answers 404 where a service's inner paths would otherwise be matched by its catch-all route.</summary>
internal static class WithheldPaths
{
    public static void MapWithheld(this WebApplication app)
    {
        foreach (var service in RouteTable.ApiServices)
        {
            foreach (var path in RouteTable.Withheld)
            {
                app.Map($"/api/{service}/{path}/{{**rest}}", () => Results.StatusCode(StatusCodes.Status404NotFound)).AllowAnonymous();
            }
        }
    }
}
