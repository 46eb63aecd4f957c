using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServiceDefaults.Http;

namespace ServiceDefaults.Tests;

public sealed class ValidationProblemsTests
{
    private static readonly JsonSerializerOptions Strict = StrictJson.Apply(new(JsonSerializerDefaults.Web));

    [Theory]
    [InlineData("Title", "/title")]
    [InlineData("Lines[0].Amount", "/lines/0/amount")]
    [InlineData("Builder.CreditCode", "/builder/creditCode")]
    [InlineData(".lines[12].amount", "/lines/12/amount")]
    [InlineData("['a/b']", "/a~1b")]
    [InlineData("", "")]
    public void A_path_becomes_a_json_pointer(string path, string pointer) => Assert.Equal(pointer, ValidationProblems.ToPointer(path));

    [Theory]
    [InlineData("{", 400)]
    [InlineData("nonsense", 400)]
    [InlineData("""{"name":"a","count":"7"}""", 422)]
    [InlineData("""{"name":"a","count":7,"extra":1}""", 422)]
    [InlineData("""{"name":"a","name":"b","count":7}""", 422)]
    [InlineData("""{"count":7}""", 422)]
    [InlineData("""{"name":null,"count":7}""", 422)]
    [InlineData("""{"name":"a","count":7,"kind":1}""", 422)]
    public void Text_that_is_no_json_is_malformed_and_json_of_another_shape_is_wrong(string body, int status)
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Sample>(body, Strict));

        Assert.Equal(status, ValidationProblems.FromJson(failure).Status);
    }

    [Fact]
    public void A_wrong_value_is_named_without_the_names_of_types()
    {
        var failure = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Sample>("""{"name":"a","count":"7"}""", Strict));

        var error = Assert.Single((List<FieldError>)ValidationProblems.FromJson(failure).Extensions["errors"]!);

        Assert.Equal("/count", error.Pointer);
        Assert.DoesNotContain("System.", error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"3\"", 3L)]
    [InlineData("3", 3L)]
    public async Task A_revision_is_read_from_if_match(string header, long revision)
    {
        var context = new DefaultHttpContext { Request = { Headers = { IfMatch = header } } };

        Assert.Equal(revision, (await IfMatch.BindAsync(context))!.Revision);
    }

    [Theory]
    [InlineData(null, StatusCodes.Status428PreconditionRequired)]
    [InlineData("*", StatusCodes.Status412PreconditionFailed)]
    [InlineData("W/\"3\"", StatusCodes.Status412PreconditionFailed)]
    [InlineData("\"-3\"", StatusCodes.Status412PreconditionFailed)]
    [InlineData("\"3\", \"4\"", StatusCodes.Status412PreconditionFailed)]
    public async Task What_was_never_issued_is_refused(string? header, int status)
    {
        var context = new DefaultHttpContext { Request = { Headers = { IfMatch = header } } };

        var refusal = await Assert.ThrowsAsync<PreconditionException>(async () => await IfMatch.BindAsync(context));

        Assert.Equal(status, refusal.Status);
    }

    private sealed record Sample(string Name, int Count, Kind Kind = Kind.Small);

    private enum Kind
    {
        Small,
    }
}
