using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Identity.People;

/// <summary>The few pages people see here: plain HTML, no script, nothing fetched from anywhere.</summary>
internal static class LoginPage
{
    private const string Style = """
        body{font:16px/1.6 sans-serif;max-width:26rem;margin:10vh auto;padding:0 1rem;color:#1b2733;background:#f4f6f8}
        main{background:#fff;border:1px solid #d5dce3;border-radius:6px;padding:1.5rem 2rem}
        h1{font-size:1.25rem}small{color:#5b6b7a}label{display:block;margin-top:1rem}
        input{width:100%;box-sizing:border-box;padding:.5rem;font:inherit;border:1px solid #8795a3;border-radius:4px}
        button{margin-top:1.5rem;width:100%;padding:.6rem;font:inherit;color:#fff;background:#0b5394;border:0;border-radius:4px}
        [role=alert]{background:#fdecea;border:1px solid #b3261e;padding:.5rem .75rem;border-radius:4px}
        """;

    private static readonly string StyleHash =
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.ReplaceLineEndings("\n"))));

    public static string Form(AntiforgeryTokenSet antiforgery, string returnUrl, bool failed, bool demo) => $"""
        <h1>登录 <small>Log in</small></h1>
        {(demo ? "<p><small>演示环境,人员均为虚构 · Demo mode: everybody here is invented</small></p>" : "")}
        {(failed ? "<p role=\"alert\">用户名或密码不正确,或尝试次数过多,请稍后再试。<br><small>Wrong user name or password, or too many attempts: try again later.</small></p>" : "")}
        <form method="post" action="{Login.Path}" autocomplete="on">
        {Hidden(antiforgery)}
        <input type="hidden" name="returnUrl" value="{Encode(returnUrl)}">
        <label>用户名 <small>User name</small><input name="userName" autocomplete="username" maxlength="64" required autofocus></label>
        <label>密码 <small>Password</small><input name="password" type="password" autocomplete="current-password" maxlength="128" required></label>
        <button>登录 Log in</button>
        </form>
        """;

    public static string ConfirmLogout(AntiforgeryTokenSet antiforgery) => $"""
        <h1>退出登录 <small>Log out</small></h1>
        <form method="post" action="{Tokens.Logout.Path}">
        {Hidden(antiforgery)}
        <button>退出 Log out</button>
        </form>
        """;

    public static string Message(string chinese, string english) =>
        $"<h1>{Encode(chinese)} <small>{Encode(english)}</small></h1>";

    /// <summary>Answers with a page. <paramref name="formTarget"/> is where a log-in may lead on to, besides here.</summary>
    public static IResult Html(HttpContext context, string body, int status = StatusCodes.Status200OK, string? formTarget = null)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{StyleHash}'; form-action 'self' {formTarget}; frame-ancestors 'none'; base-uri 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var page = $"""
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>双创示范基地平台</title><style>{Style}</style></head><body><main>
            {body}
            </main></body></html>
            """;
        return Results.Content(page.ReplaceLineEndings("\n"), "text/html; charset=utf-8", Encoding.UTF8, status);
    }

    private static string Hidden(AntiforgeryTokenSet antiforgery) =>
        $"<input type=\"hidden\" name=\"{antiforgery.FormFieldName}\" value=\"{Encode(antiforgery.RequestToken!)}\">";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
