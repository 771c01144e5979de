using MerWorkbench.Lyrics;

namespace MerWorkbench.Tests.Lyrics;

public sealed class LyricWordsTests
{
    [Theory]
    [InlineData("Don't stop believin'", "Don't|stop|believin|'")]
    [InlineData("don’t  wanna", "don't|wanna")]
    [InlineData("rock-n-roll, ooh-la-la - yeah!!!", "rock-n-roll|,|ooh-la-la|-|yeah|!!!")]
    [InlineData("wait... what?!", "wait|...|what|?|!")]
    [InlineData("café naïveté 愛してる любовь مرحبا", "café|naïveté|愛してる|любовь|مرحبا")]
    [InlineData("I ❤️ you 👩‍👩‍👧😭😭", "I|❤️|you|👩‍👩‍👧|😭|😭")]
    [InlineData("line one\r\nline\ttwo\u00A0end\u0000x", "line|one|line|two|end|x")]
    [InlineData("1999 3½ ⅷ a1", "1999|3½|ⅷ|a1")]
    [InlineData(" \n\t", "")]
    [InlineData("", "")]
    public void Words_keep_their_apostrophes_and_marks_stand_alone(string text, string words) =>
        Assert.Equal(words.Split('|', StringSplitOptions.RemoveEmptyEntries), LyricWords.Of(text).Select(token => token.Text));

    [Fact]
    public void Each_word_says_where_it_stands()
    {
        const string Text = "Oh, don’t 😭 cry\u0301!";
        var words = LyricWords.Of(Text);
        Assert.Equal(["Oh", ",", "don’t", "😭", "cry\u0301", "!"], words.Select(word => Text[word.Start..word.End]));
        Assert.Equal("don't", words[2].Text);
    }

    [Fact]
    public void A_megabyte_of_any_text_takes_no_time()
    {
        Assert.Single(LyricWords.Of(new string('a', 1_000_000)));
        Assert.Single(LyricWords.Of(new string('!', 1_000_000)));
        Assert.Equal(500_000, LyricWords.Of(string.Concat(Enumerable.Repeat("a ", 500_000))).Count);
    }
}
