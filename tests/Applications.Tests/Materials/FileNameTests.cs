using Applications.Materials;

namespace Applications.Tests.Materials;

/// <summary>Whatever name comes, what is shown misleads nobody.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("营业执照.pdf", "营业执照.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Windows\\System32\\a.pdf", "a.pdf")]
    [InlineData("a\u0000b\u0007\r\n.pdf", "ab.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\u200B\u2066\uFEFFb.pdf", "ab.pdf")]
    [InlineData("  a \u3000 b  .pdf", "a b.pdf")]
    [InlineData("a<b>:\"|?*.pdf", "a_b______.pdf")]
    [InlineData("...", "material")]
    [InlineData(".pdf", "material.pdf")]
    [InlineData("", "material")]
    [InlineData("con.PDF", "_con.pdf")]
    [InlineData("a.pdf. . .", "a.pdf")]
    [InlineData("材料😀.pdf", "材料😀.pdf")]
    [InlineData("a\ud83d.pdf", "a.pdf")]
    public void A_name_is_cleaned(string given, string shown) => Assert.Equal(shown, FileName.Clean(given));

    [Fact]
    public void A_long_name_keeps_its_extension_and_no_half_of_a_character()
    {
        var clean = FileName.Clean(string.Concat(Enumerable.Repeat("😀", 1000)) + ".pdf");

        Assert.True(clean.Length <= FileName.MaxLength);
        Assert.EndsWith("😀.pdf", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Cleaning_again_changes_nothing() => CsCheck.Check.Sample(
        CsCheck.Gen.String, name => FileName.Clean(name) is var once && FileName.Clean(once) == once && once.Length is > 0 and <= FileName.MaxLength);
}
