using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Gateway.Routing;
using ServiceDefaults.Authentication;

namespace Gateway;

/// <summary>Reads and validates the settings before anything is built from them; what is missing is said in one sentence.</summary>
internal static class Settings
{
    public static bool TryRead(WebApplicationBuilder builder, out GatewayOptions options, [NotNullWhen(false)] out string? sentence)
    {
        options = builder.Configuration.GetSection(GatewayOptions.Section).Get<GatewayOptions>() ?? new GatewayOptions();
        var tokens = builder.Configuration.GetSection(TokenSettings.Section).Get<TokenSettings>() ?? new TokenSettings();
        var demo = builder.Configuration.GetValue<bool>("Platform:DemoMode");
        sentence = Wrong(options) ?? Wrong(tokens) ?? tokens.PlainHttp(demo) ?? MissingService(builder.Configuration);
        builder.Services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section);
        return sentence is null;
    }

    private static string? Wrong(object settings)
    {
        var errors = new List<ValidationResult>();
        Validator.TryValidateObject(settings, new ValidationContext(settings), errors, validateAllProperties: true);
        return errors.FirstOrDefault()?.ErrorMessage;
    }

    private static string? MissingService(ConfigurationManager configuration) => RouteTable.AllServices
        .Where(service => !configuration.GetSection($"services:{service}").GetChildren().Any())
        .Select(service => $"services__{service}__http__0 is missing: set it to the internal URL of {service}.")
        .FirstOrDefault();
}
